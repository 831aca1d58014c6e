/// A set of row ids as one bit each: a million pictures are 125 KB, and set algebra on them takes microseconds.
struct IdSet: Sendable {
    private var bits: [UInt64] = []

    init() {}

    /// Room for the ids below a bound, so that inserting them does not grow the set.
    init(below bound: Int) {
        bits.reserveCapacity(bound / 64 + 1)
    }

    init(_ ids: some Sequence<Int64>) {
        for id in ids { insert(id) }
    }

    var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

    var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ id: Int64) -> Bool {
        let index = Int(id >> 6)
        guard index < bits.count, id >= 0 else { return false }
        return bits[index] & (1 << UInt64(id & 63)) != 0
    }

    /// Ids are row ids: negative ones do not occur and are ignored.
    mutating func insert(_ id: Int64) {
        guard id >= 0 else { return }
        let index = Int(id >> 6)
        if index >= bits.count { bits.append(contentsOf: repeatElement(0, count: index - bits.count + 1)) }
        bits[index] |= 1 << UInt64(id & 63)
    }

    mutating func formUnion(_ other: IdSet) {
        if other.bits.count > bits.count {
            bits.append(contentsOf: repeatElement(0, count: other.bits.count - bits.count))
        }
        for index in other.bits.indices { bits[index] |= other.bits[index] }
    }

    mutating func formIntersection(_ other: IdSet) {
        if bits.count > other.bits.count { bits.removeLast(bits.count - other.bits.count) }
        for index in bits.indices { bits[index] &= other.bits[index] }
    }

    mutating func subtract(_ other: IdSet) {
        for index in 0..<min(bits.count, other.bits.count) { bits[index] &= ~other.bits[index] }
    }

    /// Ascending.
    func forEach(_ body: (Int64) throws -> Void) rethrows {
        for index in bits.indices where bits[index] != 0 {
            var rest = bits[index]
            while rest != 0 {
                try body(Int64(index << 6 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
    }

    /// All ids, ascending.
    var ids: [Int64] {
        var ids: [Int64] = []
        ids.reserveCapacity(count)
        forEach { ids.append($0) }
        return ids
    }

    /// The highest ids, descending.
    func last(_ limit: Int) -> [Int64] {
        var ids: [Int64] = []
        for index in bits.indices.reversed() where bits[index] != 0 {
            var rest = bits[index]
            while rest != 0 {
                guard ids.count < limit else { return ids }
                let bit = 63 - rest.leadingZeroBitCount
                ids.append(Int64(index << 6 + bit))
                rest &= ~(1 << UInt64(bit))
            }
        }
        return ids
    }
}
