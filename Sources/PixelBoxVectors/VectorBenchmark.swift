internal import CVectors

/// Measures the search over made-up looks beside a bare memory scan in C over the same bytes.
package enum VectorBenchmark {
    /// One line of the table.
    package struct Row: Sendable {
        /// How many looks were searched.
        package let count: Int
        /// The best of several searches for the first 50, in milliseconds.
        package let milliseconds: Double
        /// The middle of those searches.
        package let medianMilliseconds: Double
        /// Bytes of looks per second, in units of 1,000,000,000.
        package let gigabytesPerSecond: Double
        /// Milliseconds of the memory scan; best of as many.
        package let scanMilliseconds: Double
        /// Time of the search divided by the time of the memory scan, best against best.
        package let ratio: Double
    }

    /// Measures each count in turn; searches and scans alternate, so that both meet the same noise.
    package static func run(
        counts: [Int] = [100_000, 1_000_000], dimensions: Int = 256, rounds: Int = 60, threads: Int? = nil
    ) -> [Row] {
        counts.map { count in measure(count, dimensions, max(1, rounds), threads) }
    }

    private static func measure(_ count: Int, _ dimensions: Int, _ rounds: Int, _ threads: Int?) -> Row {
        var random = RandomWords(state: 1)
        let layout = RowLayout(dimensions: dimensions)
        var segment = Segment(layout: layout, capacity: count)
        var values = [Int8](repeating: 0, count: dimensions)
        for id in 0..<count {
            for index in values.indices { values[index] = Int8(truncatingIfNeeded: random.next() >> 40) }
            values.withUnsafeBufferPointer { buffer in
                if let start = buffer.baseAddress { segment.append(id: Int64(id), values: start) }
            }
        }
        var snapshot = LookSnapshot(layout: layout)
        snapshot.segments = [segment]

        let clock = ContinuousClock()
        var searches: [Duration] = []
        var scans: [Duration] = []
        var checksum: UInt64 = 0
        for round in 0..<rounds {
            let query = segment.values(round % max(count, 1))
            searches.append(
                clock.measure { checksum &+= UInt64(snapshot.nearest(to: query, count: 50, threads: threads).count) })
            scans.append(
                clock.measure {
                    checksum &+= segment.withRow(0) {
                        pb_vectors_memory_scan($0, count * layout.stride, Int32(threads ?? ParallelRows.cores))
                    }
                })
        }
        precondition(checksum > 0 || count == 0, "the work must not be optimised away")
        searches.sort()
        scans.sort()
        let best = searches[0] / .milliseconds(1)
        let scan = scans[0] / .milliseconds(1)
        return Row(
            count: count, milliseconds: best, medianMilliseconds: searches[rounds / 2] / .milliseconds(1),
            gigabytesPerSecond: Double(count * layout.stride) / best / 1e6, scanMilliseconds: scan,
            ratio: best / scan)
    }

    private struct RandomWords {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }
}
