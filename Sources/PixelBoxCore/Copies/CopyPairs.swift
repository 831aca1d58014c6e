internal import PixelBoxImaging
internal import PixelBoxStore

/// How two contents of the library are related, the first as the first.
struct RelatedContents: Sendable {
    let pair: ContentPair
    let relation: CopyRelation
}

/// Compares candidate pairs by their fingerprints, on all cores.
struct CopyPairs: Sendable {
    private static let batch = 256
    /// Beyond so many copies of one content, their pairs among each other are not tried.
    private static let mostInTurn = 12

    let store: Store
    let threads: WorkerThreads
    let workers: Int

    /// The pairs that are related; `report` hears how many of how many are compared.
    func related(_ candidates: CandidatePairs, report: (Int, Int) -> Void) async throws -> [RelatedContents] {
        var related: [RelatedContents] = []
        var start = 0
        let step = Self.batch * workers
        while start < candidates.count {
            let end = min(start + step, candidates.count)
            related += try await compared(candidates[start..<end])
            start = end
            report(end, candidates.count)
        }
        return try await related + compared(Self.inTurn(related))
    }

    /// Copies of one content are likely copies of each other, even where they were not candidates.
    private static func inTurn(_ related: [RelatedContents]) -> [ContentPair] {
        var copies: [Int64: [Int64]] = [:]
        var known: Set<ContentPair> = []
        for one in related where one.relation.isCopy {
            known.insert(one.pair)
            copies[one.pair.first, default: []].append(one.pair.second)
            copies[one.pair.second, default: []].append(one.pair.first)
        }
        var pairs: Set<ContentPair> = []
        for others in copies.values where 2...mostInTurn ~= others.count {
            for (index, one) in others.enumerated() {
                for other in others[(index + 1)...] where one != other { pairs.insert(ContentPair(one, other)) }
            }
        }
        return pairs.subtracting(known).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    private func compared(_ pairs: [ContentPair]) async throws -> [RelatedContents] {
        try await withThrowingTaskGroup(of: [RelatedContents].self) { group in
            for start in stride(from: 0, to: pairs.count, by: Self.batch) {
                let part = Array(pairs[start..<min(start + Self.batch, pairs.count)])
                group.addTask(executorPreference: threads) { try compareAll(part) }
            }
            var related: [RelatedContents] = []
            for try await part in group { related += part }
            return related.sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
        }
    }

    private func compareAll(_ pairs: [ContentPair]) throws -> [RelatedContents] {
        try Task.checkCancellation()
        let ids = Set(pairs.flatMap { [$0.first, $0.second] })
        var prepared: [Int64: PreparedFingerprint] = [:]
        for (id, bytes) in try store.fingerprints(ofContents: ids, version: Fingerprint.version) {
            prepared[id] = Fingerprint(bytes: bytes).map(PreparedFingerprint.init)
        }
        return pairs.compactMap { pair in
            guard let first = prepared[pair.first], let second = prepared[pair.second],
                let relation = first.relation(to: second)
            else { return nil }
            return RelatedContents(pair: pair, relation: CopyRelation(relation))
        }
    }
}
