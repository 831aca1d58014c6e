/// What can be measured where one picture lies on another.
struct AlignmentMeasures {
    private static let block = 6
    /// Blocks with less structure than this say nothing.
    private static let leastEnergy: Float = 0.08

    /// Share of the inner picture's cells that lie within the outer one.
    private(set) var inside: Float = 0
    /// How many cells carry the structure: few where it is all in one corner.
    private(set) var effectiveCells: Float = 0
    /// Blocks of the inner picture with structure, in one or the other.
    private(set) var blocks = 0
    /// Blocks in which both agree and whose structure has two directions; a plain frame has four, a straight edge none.
    private(set) var agreeingCorners = 0
    /// Share of them in which both agree.
    private(set) var agreeing: Float = 0
    /// Share of them in which they do not.
    private(set) var differing: Float = 0

    init(_ alignment: Alignment) {
        let a = alignment.inner
        let (b, isInside) = a.warped(alignment.outer, alignment.map)
        inside = Float(isInside.count { $0 }) / Float(isInside.count)
        var energy: Float = 0, squares: Float = 0
        for index in a.cells.indices where isInside[index] {
            let value = a.cells[index] * a.cells[index]
            energy += value
            squares += value * value
        }
        effectiveCells = squares > 0 ? energy * energy / squares : 0

        var agreeing = 0, differing = 0
        for top in stride(from: 0, to: a.height, by: Self.block) {
            for left in stride(from: 0, to: a.width, by: Self.block) {
                var ab: Float = 0, aa: Float = 0, bb: Float = 0, count: Float = 0
                for y in top..<min(top + Self.block, a.height) {
                    for x in left..<min(left + Self.block, a.width) where isInside[y * a.width + x] {
                        let p = a.cells[y * a.width + x], q = b[y * a.width + x]
                        ab += p * q
                        aa += p * p
                        bb += q * q
                        count += 1
                    }
                }
                guard count >= 12, max(aa, bb) / count >= Self.leastEnergy else { continue }
                blocks += 1
                // Structure in only one of the two is a difference too.
                let correlation = ab / max((aa * bb).squareRoot(), 0.5 * max(aa, bb))
                if correlation > 0.7 {
                    agreeing += 1
                    if a.hasTwoDirections(left, top, Self.block) { agreeingCorners += 1 }
                }
                if correlation < 0.3 { differing += 1 }
            }
        }
        self.agreeing = blocks > 0 ? Float(agreeing) / Float(blocks) : 0
        self.differing = blocks > 0 ? Float(differing) / Float(blocks) : 0
    }
}

extension Grid {
    /// Whether the slopes in a block point in more than one direction.
    fileprivate func hasTwoDirections(_ left: Int, _ top: Int, _ size: Int) -> Bool {
        var xx: Float = 0, yy: Float = 0, xy: Float = 0, count: Float = 0
        let rows = max(1, top)..<max(1, top, min(top + size, height - 1))
        let columns = max(1, left)..<max(1, left, min(left + size, width - 1))
        for y in rows {
            for x in columns {
                let dx = cells[y * width + x + 1] - cells[y * width + x - 1]
                let dy = cells[(y + 1) * width + x] - cells[(y - 1) * width + x]
                xx += dx * dx
                yy += dy * dy
                xy += dx * dy
                count += 1
            }
        }
        guard count > 0 else { return false }
        let half = (xx + yy) / 2
        let weaker = half - ((xx - yy) * (xx - yy) / 4 + xy * xy).squareRoot()
        return weaker / count > 0.12 && weaker > 0.12 * half
    }
}
