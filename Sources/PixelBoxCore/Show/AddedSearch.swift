internal import PixelBoxStore
internal import PixelBoxVectors

/// Finds pictures that look like one thing and show another: both count by how far a picture stands out.
struct AddedSearch {
    let library: Library

    /// The pictures that look like one thing and show another, the best first.
    func ranking(
        _ look: [Int8], _ query: DescriptionQuery, filter: Condition, limit: Int
    ) async throws -> Ranking {
        let looks = try await library.looks.current()
        let allowed = filter == .everything ? nil : IDSet(try await library.store.contents(matching: filter))
        let depth = max(limit, DescriptionSearch.depth)
        let ids =
            looks.nearest(to: look, count: depth, among: allowed).map(\.id)
            + query.snapshot.nearest(to: query.vector, count: depth, among: allowed).map(\.id)
        let candidates = Set(ids).sorted()
        let byLook = Self.standings(looks, look, candidates)
        let byWords = Self.standings(query.snapshot, query.vector, candidates)
        let best = candidates.map { id in
            (id: id, score: (byLook[id]?.z ?? 0) + (byWords[id]?.z ?? 0))
        }.sorted { ($0.score, $1.id) > ($1.score, $0.id) }.prefix(depth)

        let pictures = try await library.store.pictureIds(showing: best.map(\.id), matching: filter)
        var entries: [RankedPicture] = []
        for (id, score) in best {
            var matched: [Match] = []
            if let cosine = byLook[id]?.cosine { matched.append(Match(look: cosine)) }
            if let cosine = byWords[id]?.cosine {
                matched.append(DescriptionSearch.match(query, query.fit(cosine: cosine)))
            }
            for picture in pictures[id] ?? [] {
                entries.append(RankedPicture(pictureId: picture, contentId: id, score: score, matched: matched))
            }
        }
        let total = try await library.store.pictureCount(matching: filter, with: .look, of: library.looks.model())
        return Ranking(total: max(total, entries.count), entries: Array(entries.prefix(limit)))
    }

    /// The scores of some contents, and how many standard deviations they are above what is usual in the library.
    private static func standings(
        _ snapshot: LookSnapshot, _ query: [Int8], _ ids: [Int64]
    ) -> [Int64: (cosine: Double, z: Double)] {
        let all = snapshot.allScores(to: query)
        guard !all.isEmpty else { return [:] }
        let mean = all.reduce(0.0) { $0 + Double($1.dot) } / Double(all.count)
        let variance = all.reduce(0.0) { $0 + (Double($1.dot) - mean) * (Double($1.dot) - mean) } / Double(all.count)
        let deviation = max(1, variance.squareRoot())
        let scores = snapshot.scores(for: ids, to: query)
        return Dictionary(
            scores.map { ($0.id, (Double(LookScale.cosine(dot: $0.dot)), (Double($0.dot) - mean) / deviation)) },
            uniquingKeysWith: { first, _ in first })
    }
}
