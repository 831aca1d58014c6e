/// Connected regions of a probability map (eight neighbours), after a small dilation that closes hairline gaps.
package struct TextComponents {
    /// A row of pixels without a gap, both ends included.
    private struct Run {
        let y: Int32
        let first: Int32
        let last: Int32
        var parent: Int32
    }

    private var runs: [Run] = []

    /// Finds the regions of pixels above `threshold` (0 to 255).
    package init(of map: ProbabilityMap, above threshold: UInt8) {
        var row = [UInt8](repeating: 0, count: map.width)
        var above = 0..<0
        for y in 0..<map.height {
            Self.dilate(map, row: y, into: &row)
            let start = runs.count
            collect(row, y: Int32(y), above: threshold)
            connect(start..<runs.count, to: above)
            above = start..<runs.count
        }
        // A parent comes before its children, so one pass makes every run point to its root.
        for index in runs.indices { runs[index].parent = runs[Int(runs[index].parent)].parent }
    }

    /// For each region the ends of its runs, sorted by y and then x; regions in the order of their topmost pixels.
    package func outlines() -> [[SIMD2<Int32>]] {
        var indexOfRoot: [Int32: Int] = [:]
        var outlines: [[SIMD2<Int32>]] = []
        for run in runs {
            let place = indexOfRoot[run.parent] ?? outlines.count
            if place == outlines.count {
                indexOfRoot[run.parent] = place
                outlines.append([])
            }
            outlines[place].append(SIMD2(run.first, run.y))
            if run.last != run.first { outlines[place].append(SIMD2(run.last, run.y)) }
        }
        return outlines
    }

    /// Each pixel becomes the largest of itself, its left, its upper and its upper left neighbour.
    private static func dilate(_ map: ProbabilityMap, row y: Int, into row: inout [UInt8]) {
        let width = map.width
        map.values.withUnsafeBufferPointer { values in
            row.withUnsafeMutableBufferPointer { row in
                let here = y * width
                let upper = max(0, y - 1) * width
                for x in 0..<width { row[x] = max(values[here + x], values[upper + x]) }
                var previous = row[0]
                for x in 0..<width {
                    let own = row[x]
                    row[x] = max(own, previous)
                    previous = own
                }
            }
        }
    }

    private mutating func collect(_ row: [UInt8], y: Int32, above threshold: UInt8) {
        row.withUnsafeBufferPointer { row in
            var x = 0
            while x < row.count {
                guard row[x] > threshold else {
                    x += 1
                    continue
                }
                let first = x
                while x < row.count, row[x] > threshold { x += 1 }
                runs.append(Run(y: y, first: Int32(first), last: Int32(x - 1), parent: Int32(runs.count)))
            }
        }
    }

    /// Joins the runs of a row with those of the row above that touch them, also by a corner.
    private mutating func connect(_ row: Range<Int>, to above: Range<Int>) {
        var candidate = above.lowerBound
        for index in row {
            while candidate < above.upperBound, runs[candidate].last < runs[index].first - 1 { candidate += 1 }
            var touching = candidate
            while touching < above.upperBound, runs[touching].first <= runs[index].last + 1 {
                unite(Int32(index), Int32(touching))
                touching += 1
            }
        }
    }

    private mutating func unite(_ one: Int32, _ other: Int32) {
        let (a, b) = (root(of: one), root(of: other))
        guard a != b else { return }
        runs[Int(max(a, b))].parent = min(a, b)
        runs[Int(one)].parent = min(a, b)
    }

    private mutating func root(of index: Int32) -> Int32 {
        var index = Int(index)
        while runs[index].parent != index {
            runs[index].parent = runs[Int(runs[index].parent)].parent
            index = Int(runs[index].parent)
        }
        return Int32(index)
    }
}
