extension LookSnapshot {
    /// Rows that stay in the first cache while all queries pass over them.
    private static let tileRows = 64

    /// The same as `nearest(to:)` for many queries at once: the memory is read once for all of them.
    package func nearest(
        toEach queries: [[Int8]], count: Int, minimumDot: Int32 = .min, threads: Int? = nil
    ) -> [[Neighbour]] {
        guard count > 0, !queries.isEmpty else { return queries.map { _ in [] } }
        let prepared = queries.map { LookQuery($0, layout: layout) }
        let makeResult = { @Sendable in [TopNeighbours](repeating: TopNeighbours(limit: count), count: prepared.count) }
        let parts = ParallelRows.run(segments, threads: threads, makeResult: makeResult) { tops, segment, rows, dots in
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tileRows) {
                let tile = start..<min(start + Self.tileRows, rows.upperBound)
                for (number, query) in prepared.enumerated() {
                    query.dots(segment, tile, into: dots)
                    for index in 0..<tile.count where dots[index] >= max(minimumDot, tops[number].threshold) {
                        guard !segment.dead.contains(start + index) else { continue }
                        tops[number].offer(Neighbour(id: segment.id(start + index), dot: dots[index]))
                    }
                }
            }
        }
        return queries.indices.map { number in
            TopNeighbours.merged(parts.map { $0[number] }, limit: count)
        }
    }
}
