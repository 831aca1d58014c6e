internal import PixelBoxStore
internal import PixelBoxVectors

/// Pictures by the vectors of their contents, the nearest first.
struct VectorRanking {
    let library: Library
    let snapshot: LookSnapshot

    /// Up to `limit` pictures that meet a filter; `judge` says what a cosine is worth, and why the picture is found.
    func entries(
        _ vector: [Int8], filter: Condition, limit: Int, minimumDot: Int32 = .min,
        judge: (_ cosine: Double) -> (score: Double, fit: SearchHit.Fit?, match: Match)
    ) async throws -> [RankedPicture] {
        let contents = filter == .everything ? nil : IDSet(try await library.store.contents(matching: filter))
        var entries: [RankedPicture] = []
        // A content can be shown by many pictures, or by none any more: ask for more until the page is full.
        var count = limit
        var done = 0
        while true {
            let neighbours = snapshot.nearest(to: vector, count: count, among: contents, minimumDot: minimumDot)
            let fresh = neighbours.dropFirst(done)
            let pictures = try await library.store.pictureIds(showing: fresh.map(\.id), matching: filter)
            for neighbour in fresh {
                let (score, fit, match) = judge(Double(LookScale.cosine(dot: neighbour.dot)))
                for picture in pictures[neighbour.id] ?? [] {
                    entries.append(
                        RankedPicture(
                            pictureId: picture, contentId: neighbour.id, score: score, matched: [match], fit: fit))
                }
            }
            done = neighbours.count
            guard entries.count < limit, neighbours.count == count, count > 0 else { break }
            count *= 2
        }
        return Array(entries.prefix(limit))
    }
}
