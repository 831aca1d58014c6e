internal import PixelBoxImaging
internal import PixelBoxStore
internal import PixelBoxVectors

/// The sketches of all fingerprints in memory.
struct SketchBlock: Sendable {
    /// Less alike are strangers nearly always, as a cosine.
    private static let leastCosine: Float = 0.5

    private let structures: LookSnapshot
    private let colours: LookSnapshot

    init(_ rows: SketchRows) {
        structures = Self.snapshot(rows, from: 0)
        colours = Self.snapshot(rows, from: Sketch.dimensions)
    }

    /// The contents whose structure or colours from far away are most like those of a picture, at most `limit` by either.
    func nearest(to fingerprint: Fingerprint, limit: Int) -> [Int64] {
        Self.nearest(fingerprint.structureLookups, in: structures, limit)
            + Self.nearest(fingerprint.colourLookups, in: colours, limit)
    }

    /// The nearest of several vectors together, best first.
    private static func nearest(_ lookups: [[Int8]], in snapshot: LookSnapshot, _ limit: Int) -> [Int64] {
        let leastDot = Int32(leastCosine * Sketch.dot)
        let found = snapshot.nearest(toEach: lookups, count: limit, minimumDot: leastDot, threads: 1)
        var best: [Int64: Int32] = [:]
        for neighbour in found.joined() { best[neighbour.id] = max(best[neighbour.id] ?? .min, neighbour.dot) }
        return best.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map(\.key)
    }

    private static func snapshot(_ rows: SketchRows, from start: Int) -> LookSnapshot {
        let index = LookIndex(model: "", dimensions: Sketch.dimensions)
        var values: [Int8] = []
        values.reserveCapacity(rows.contentIds.count * Sketch.dimensions)
        for row in rows.contentIds.indices {
            let place = row * Sketch.length + start
            values += rows.values[place..<place + Sketch.dimensions]
        }
        index.append(ids: rows.contentIds, values: values)
        return index.snapshot()
    }
}
