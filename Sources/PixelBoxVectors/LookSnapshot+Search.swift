extension LookSnapshot {
    /// The `count` looks most similar to the query, best first, equal ones by id; exact.
    ///
    /// - Parameters:
    ///   - query: a quantised look.
    ///   - count: how many to answer with; more than there are gives all.
    ///   - allowed: only these ids, if given.
    ///   - minimumDot: only looks at least this similar.
    ///   - threads: at most this many threads; all cores by default.
    ///   - kernel: how to compute the dot products; the fastest way by default.
    /// - Returns: the neighbours, each with its dot product.
    package func nearest(
        to query: [Int8], count: Int, among allowed: IDSet? = nil, minimumDot: Int32 = .min, threads: Int? = nil,
        kernel: DotKernel = .best
    ) -> [Neighbour] {
        guard count > 0 else { return [] }
        let query = LookQuery(query, layout: layout, kernel: kernel)
        if let allowed, allowed.count < self.count / 16 {
            var top = TopNeighbours(limit: count)
            for neighbour in found(allowed.sorted, query) where neighbour.dot >= minimumDot { top.offer(neighbour) }
            return TopNeighbours.merged([top], limit: count)
        }
        let parts = ParallelRows.run(segments, threads: threads, makeResult: { TopNeighbours(limit: count) }) {
            top, segment, rows, dots in
            query.dots(segment, rows, into: dots)
            var threshold = max(minimumDot, top.threshold)
            for index in 0..<rows.count where dots[index] >= threshold {
                let row = rows.lowerBound + index
                let id = segment.id(row)
                guard !segment.dead.contains(row), allowed?.contains(id) ?? true else { continue }
                top.offer(Neighbour(id: id, dot: dots[index]))
                threshold = max(minimumDot, top.threshold)
            }
        }
        return TopNeighbours.merged(parts, limit: count)
    }

    /// The similarity of some looks to the query; ids that are not there are left out.
    package func scores(for ids: some Sequence<Int64>, to query: [Int8]) -> [Neighbour] {
        found(ids, LookQuery(query, layout: layout))
    }

    /// The similarity of every look to the query, in no particular order.
    package func allScores(to query: [Int8], threads: Int? = nil) -> [Neighbour] {
        let query = LookQuery(query, layout: layout)
        let parts = ParallelRows.run(segments, threads: threads, makeResult: { [Neighbour]() }) {
            scores, segment, rows, dots in
            query.dots(segment, rows, into: dots)
            for (index, row) in rows.enumerated() where !segment.dead.contains(row) {
                scores.append(Neighbour(id: segment.id(row), dot: dots[index]))
            }
        }
        return parts.flatMap { $0 }
    }

    private func found(_ ids: some Sequence<Int64>, _ query: LookQuery) -> [Neighbour] {
        ids.compactMap { id in
            for segment in segments {
                if let row = segment.row(of: id) { return Neighbour(id: id, dot: query.dot(segment, row)) }
            }
            return nil
        }
    }
}
