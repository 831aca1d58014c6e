/// The ids that a search may answer with; a bit per id where they are dense, as row ids are.
package struct IDSet: Sendable {
    /// The ids in ascending order, each once.
    package let sorted: [Int64]
    private let words: [UInt64]
    private let first: Int64
    private let sparse: Set<Int64>

    /// Makes a set of any ids, in any order.
    package init(_ ids: some Sequence<Int64>) {
        var sorted = Array(ids)
        if !zip(sorted, sorted.dropFirst()).allSatisfy({ $0 < $1 }) {
            sorted = Array(Set(sorted)).sorted()
        }
        self.sorted = sorted
        guard let low = sorted.first, let high = sorted.last else {
            (first, words, sparse) = (0, [], [])
            return
        }
        first = low
        // 64 bits per id at worst: no more than the sorted array itself.
        let (span, overflow) = high.subtractingReportingOverflow(low)
        guard !overflow, span / 64 <= Int64(sorted.count) else {
            words = []
            sparse = Set(sorted)
            return
        }
        sparse = []
        var words = [UInt64](repeating: 0, count: Int(span / 64) + 1)
        for id in sorted {
            let bit = id - low
            words[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
        }
        self.words = words
    }

    /// How many ids are in the set.
    package var count: Int { sorted.count }

    /// Whether the id is in the set.
    package func contains(_ id: Int64) -> Bool {
        guard !words.isEmpty else { return sparse.contains(id) }
        guard id >= first else { return false }
        let (bit, overflow) = id.subtractingReportingOverflow(first)
        guard !overflow, bit >> 6 < words.count else { return false }
        return words[Int(bit >> 6)] & (1 << UInt64(bit & 63)) != 0
    }
}
