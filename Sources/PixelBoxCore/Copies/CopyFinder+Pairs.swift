internal import PixelBoxImaging
internal import PixelBoxStore
internal import PixelBoxVectors

/// Two contents that may be copies of each other; the first has the smaller id.
struct CandidatePair: Sendable, Hashable {
    let first: Int64
    let second: Int64

    init(_ one: Int64, _ other: Int64) {
        first = min(one, other)
        second = max(one, other)
    }
}

extension CopyFinder {
    private static let batch = 256
    private static let pairCandidates = 16

    /// Hands out all pairs that may be copies, in batches, each pair at most once per batch. Blocks: for worker threads.
    ///
    /// The nearest looks of each content, and contents with the same structure or nearly the same hash.
    func forEachBatchOfPairs(_ body: ([CandidatePair]) throws -> Void) throws {
        try hashes.forEachNearPair(batch: Self.batch * Self.pairCandidates, body)
        guard let looks else { return }
        let ids = hashes.contentIds
        for start in stride(from: 0, to: ids.count, by: Self.batch) {
            try Task.checkCancellation()
            let part = ids[start..<min(start + Self.batch, ids.count)].compactMap { id in
                looks.look(of: id).map { (id, $0) }
            }
            let neighbours = looks.nearest(toEach: part.map(\.1), count: Self.pairCandidates + 1)
            var pairs: Set<CandidatePair> = []
            for ((id, _), near) in zip(part, neighbours) {
                for neighbour in near where neighbour.id != id { pairs.insert(CandidatePair(id, neighbour.id)) }
            }
            try body(Array(pairs))
        }
    }

    /// How two contents are related, the first as the first; nil if they are not, or have no fingerprint.
    /// Blocks: for worker threads.
    func relation(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> CopyRelation? {
        first.relation(to: second).map(CopyRelation.init)
    }
}
