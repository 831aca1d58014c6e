extension HashBlock {
    private static let bands = 4
    /// A band that very many share says nothing.
    private static let mostInBand = 64

    /// Pairs with the same structure, and pairs that have one of four parts of their hash in common, in batches.
    func forEachNearPair(batch: Int, _ body: ([CandidatePair]) throws -> Void) throws {
        var pairs: Set<CandidatePair> = []
        func add(_ group: [Int64]) throws {
            guard 2...Self.mostInBand ~= group.count else { return }
            for (index, one) in group.enumerated() {
                for other in group[(index + 1)...] { pairs.insert(CandidatePair(one, other)) }
            }
            guard pairs.count >= batch else { return }
            try Task.checkCancellation()
            try body(Array(pairs))
            pairs.removeAll(keepingCapacity: true)
        }
        for group in structureGroups { try add(group) }
        for band in 0..<Self.bands {
            var groups: [UInt16: [Int]] = [:]
            for (row, hash) in hashValues.enumerated() where Self.isTelling(hash) {
                groups[UInt16(truncatingIfNeeded: hash >> UInt64(16 * band)), default: []].append(row)
            }
            for group in groups.values where group.count > 1 {
                for (index, one) in group.enumerated() {
                    let near = group[(index + 1)...].filter {
                        (hashValues[one] ^ hashValues[$0]).nonzeroBitCount <= Self.farthest
                    }
                    for other in near.prefix(Self.mostInBand) { try add([contentIds[one], contentIds[other]]) }
                }
            }
        }
        if !pairs.isEmpty { try body(Array(pairs)) }
    }
}
