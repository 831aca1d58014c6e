/// The part of the outer picture that the inner one does not cover.
struct Uncovered {
    private static let samePlain: Float = 20

    /// Share of the outer picture.
    let share: Float
    /// Whether most of it has one brightness: a band for a caption, a border, a page around the picture.
    let isPlain: Bool

    init(_ alignment: Alignment, outer: PreparedFingerprint) {
        let grid = alignment.outer, inner = alignment.inner, map = alignment.map
        let orientation: Orientation = alignment.firstIsInner ? .upright : alignment.orientation
        let luma = outer.view(ground: alignment.ground, orientation: orientation).luma.resized(grid.width, grid.height)
        let determinant = map.xx * map.yy - map.xy * map.yx
        var counts = [Int](repeating: 0, count: 256), outside: [Float] = []
        for y in 0..<grid.height {
            for x in 0..<grid.width {
                // Back from the outer to the inner picture.
                let dx = Float(x) - map.x0, dy = Float(y) - map.y0
                let u = (map.yy * dx - map.xy * dy) / determinant, v = (map.xx * dy - map.yx * dx) / determinant
                if u > -1 && v > -1 && u < Float(inner.width) && v < Float(inner.height) { continue }
                let value = luma.cells[y * grid.width + x]
                outside.append(value)
                counts[Int(max(0, min(255, value)))] += 1
            }
        }
        share = Float(outside.count) / Float(grid.width * grid.height)
        let most = Float(counts.indices.max { counts[$0] < counts[$1] } ?? 0)
        isPlain = outside.count { abs($0 - most) <= Self.samePlain } > outside.count / 2
    }
}
