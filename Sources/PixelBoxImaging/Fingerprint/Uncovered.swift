/// The part of the outer picture that the inner one does not cover.
struct Uncovered {
    private static let samePlain: Float = 20
    /// Cells over which edges are looked for: one would see the half-covered cells at the seam.
    private static let reach = 2
    /// A seam is an edge if brightness changes across it by this much more than elsewhere.
    private static let seamFactor: Float = 1.3
    private static let seamLevels: Float = 4
    /// Where so much of the seam has the one brightness of what is not covered, margins were added to margins.
    private static let plainSeam: Float = 0.85

    /// Share of the outer picture.
    let share: Float
    /// Whether it was put around the picture, not cut off from it: a band for a caption, a border, a page.
    let isAdded: Bool

    init(_ alignment: Alignment, outer: PreparedFingerprint) {
        let cover = Cover(alignment, outer: outer)
        let outside = cover.luma.cells.indices.filter { !cover.isCovered[$0] }.map { cover.luma.cells[$0] }
        share = Float(outside.count) / Float(cover.isCovered.count)
        var counts = [Int](repeating: 0, count: 256)
        for value in outside { counts[Int(max(0, min(255, value)))] += 1 }
        let most = Float(counts.indices.max { counts[$0] < counts[$1] } ?? 0)
        let isPlain = outside.count { abs($0 - most) <= Self.samePlain } > outside.count / 2
        isAdded = isPlain && cover.beginsWithSeam(plain: most)
    }

    /// The outer picture's brightness, and where the inner picture lies.
    private struct Cover {
        let luma: Grid
        let isCovered: [Bool]

        init(_ alignment: Alignment, outer: PreparedFingerprint) {
            let grid = alignment.outer, inner = alignment.inner, map = alignment.map
            let orientation: Orientation = alignment.firstIsInner ? .upright : alignment.orientation
            luma = outer.view(ground: alignment.ground, orientation: orientation).luma.resized(grid.width, grid.height)
            let determinant = map.xx * map.yy - map.xy * map.yx
            isCovered = (0..<grid.width * grid.height).map { index in
                // Back from the outer to the inner picture.
                let dx = Float(index % grid.width) - map.x0, dy = Float(index / grid.width) - map.y0
                let u = (map.yy * dx - map.xy * dy) / determinant, v = (map.xx * dy - map.yx * dx) / determinant
                return u > -1 && v > -1 && u < Float(inner.width) && v < Float(inner.height)
            }
        }

        /// Whether an edge runs where the inner picture ends, or nothing at all is to be seen there. What was cut off
        /// goes on there as if nothing were.
        func beginsWithSeam(plain: Float) -> Bool {
            var across: Float = 0, within: Float = 0, seams: Float = 0, others: Float = 0, plainSeams: Float = 0
            for y in 0..<luma.height {
                for x in 0..<luma.width {
                    let place = y * luma.width + x
                    for (dx, dy) in [(Uncovered.reach, 0), (0, Uncovered.reach)]
                    where x + dx < luma.width && y + dy < luma.height {
                        let other = place + dy * luma.width + dx
                        let step = abs(luma.cells[place] - luma.cells[other])
                        if isCovered[place] != isCovered[other] {
                            across += step
                            seams += 1
                            let covered = luma.cells[isCovered[place] ? place : other]
                            if abs(covered - plain) <= Uncovered.samePlain { plainSeams += 1 }
                        } else if isCovered[place] {
                            within += step
                            others += 1
                        }
                    }
                }
            }
            guard seams > 0, others > 0 else { return false }
            return plainSeams / seams > Uncovered.plainSeam
                || across / seams > Uncovered.seamFactor * within / others + Uncovered.seamLevels
        }
    }
}
