internal import CFingerprint

extension Grid {
    private static let steps: Int32 = 6

    /// Improves a map to another normalised grid and returns the correlation under it.
    func align(to other: Grid, _ map: inout AffineMap) -> Float {
        var raw = map.raw
        let score = pb_grid_align(
            cells, Int32(width), Int32(height), other.cells, Int32(other.width), Int32(other.height), &raw, Self.steps)
        map = AffineMap(raw)
        return score
    }

    /// What another grid shows at the places of these cells, and where it shows anything.
    func warped(_ other: Grid, _ map: AffineMap) -> (cells: [Float], isInside: [Bool]) {
        var inside = [UInt8](repeating: 0, count: width * height)
        let cells = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
            guard let out = buffer.baseAddress else { return }
            pb_grid_warp(
                other.cells, Int32(other.width), Int32(other.height), map.raw, out, &inside, Int32(width), Int32(height)
            )
            count = width * height
        }
        return (cells, inside.map { $0 != 0 })
    }
}
