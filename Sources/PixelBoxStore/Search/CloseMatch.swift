/// Finds the place in a text that differs least from a pattern (Sellers 1980), as long as it differs little.
enum CloseMatch {
    /// How many letters differ at the best place for a pattern, which is a shape too; nil if everywhere more than `most` are
    /// wrong, missing or too many. `isWhole`: the place has to begin and end where words do.
    static func errors(of pattern: [UInt8], in text: Shape, most: Int, isWhole: Bool) -> Int? {
        guard pattern.count > most else { return nil }
        // By how much the beginning of the pattern up to each letter differs from the best place that ends here.
        var costs = Array(0...pattern.count)
        let tooMany = most + 1
        // Beyond this row everything differs too much, and need not be looked at.
        var active = min(most, pattern.count)
        var best: Int?
        for (index, byte) in text.bytes.enumerated() {
            var diagonal = isWhole && !text.isBoundary[index] ? tooMany : 0
            let beginsAfter = !isWhole || text.isBoundary[index + 1]
            costs[0] = beginsAfter ? 0 : tooMany
            let last = min(active + 1, pattern.count)
            var reached = 0
            for row in 1...last {
                let above = row > active ? tooMany : costs[row]
                let cost = min(diagonal + (pattern[row - 1] == byte ? 0 : 1), above + 1, costs[row - 1] + 1, tooMany)
                diagonal = above
                costs[row] = cost
                if cost < tooMany { reached = row }
            }
            active = reached
            guard active == pattern.count, beginsAfter else { continue }
            if costs[pattern.count] < best ?? tooMany { best = costs[pattern.count] }
            if best == 0 { break }
        }
        return best
    }
}
