/// At which size, and in which tiles, a picture is looked through for text.
package struct DetectionPlan: Equatable, Sendable {
    /// Size of the whole probability map.
    package let mapWidth: Int
    package let mapHeight: Int
    private let columns: [TileSpan]
    private let rows: [TileSpan]

    /// One run of the detector, in pixels of the map.
    struct Tile: Equatable {
        /// What the detector sees.
        let area: PixelArea
        /// The part of its answer that is taken over.
        let kept: PixelArea
    }

    var tiles: [Tile] {
        rows.flatMap { row in
            columns.map { column in
                Tile(
                    area: PixelArea(x: column.start, y: row.start, width: column.length, height: row.length),
                    kept: PixelArea(
                        x: column.kept.lowerBound, y: row.kept.lowerBound, width: column.kept.count,
                        height: row.kept.count))
            }
        }
    }

    /// The plan for one scale; the map's sides are multiples of 32, as the detector needs.
    init(width: Int, height: Int, scale: Float) {
        mapWidth = Self.side(width, scale: scale)
        mapHeight = Self.side(height, scale: scale)
        // The longer side is cut first; often that is enough.
        if mapWidth > mapHeight {
            columns = TileSpan.spans(of: mapWidth, limit: TileSpan.longerLimit(beside: mapHeight))
            rows = TileSpan.spans(of: mapHeight, limit: TileSpan.mostPixels / columns[0].length)
        } else {
            rows = TileSpan.spans(of: mapHeight, limit: TileSpan.longerLimit(beside: mapWidth))
            columns = TileSpan.spans(of: mapWidth, limit: TileSpan.mostPixels / rows[0].length)
        }
    }

    private static func side(_ length: Int, scale: Float) -> Int {
        max(32, Int((Float(length) * scale / 32).rounded()) * 32)
    }
}

/// The part of a side that one tile covers.
struct TileSpan: Equatable, Sendable {
    let start: Int
    let length: Int
    let kept: Range<Int>

    /// Most pixels of a tile, which bounds the memory that the detector takes.
    static let mostPixels = 960_000
    /// How much of a tile is only context for what its neighbour keeps.
    static let margin = 64

    /// The longest that a tile may be along the longer side of the map.
    static func longerLimit(beside shorter: Int) -> Int {
        max(Int(Double(mostPixels).squareRoot()), mostPixels / shorter)
    }

    /// Cuts a side into equal tiles, all multiples of 32.
    static func spans(of side: Int, limit: Int) -> [TileSpan] {
        guard side > limit else { return [TileSpan(start: 0, length: side, kept: 0..<side)] }
        let inner = limit - 2 * margin
        let count = (side - 2 * margin + inner - 1) / inner
        let step = ((side - 2 * margin + count - 1) / count + 31) / 32 * 32
        let length = step + 2 * margin
        return (0..<count).map { index in
            let from = index == 0 ? 0 : index * step + margin
            let to = index == count - 1 ? side : (index + 1) * step + margin
            // The last tile is pushed back into the picture, so that all have one size.
            return TileSpan(start: min(index * step, side - length), length: length, kept: from..<to)
        }
    }
}
