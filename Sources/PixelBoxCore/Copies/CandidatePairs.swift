internal import PixelBoxImaging
internal import PixelBoxStore
internal import PixelBoxVectors

/// Two contents; the first has the smaller id.
struct ContentPair: Sendable, Hashable {
    let first: Int64
    let second: Int64

    init(_ one: Int64, _ other: Int64) {
        first = min(one, other)
        second = max(one, other)
    }
}

/// The pairs of contents in the library that may be copies of each other: few for each, found in a time that grows little
/// faster than the library.
struct CandidatePairs {
    private let contentIds: [Int64]
    /// Two rows in one number, sorted, each pair once: eight bytes a pair.
    private var packed: [UInt64] = []

    /// Blocks: for worker threads.
    init(hashes: HashBlock, looks: LookSnapshot?, shingles: ShingleRows) throws {
        contentIds = hashes.contentIds
        var found: [UInt64] = []
        try hashes.forEachNearPair { found.append(Self.pack($0, $1)) }
        try ShinglePairs(shingles: shingles, hashes: hashes).forEach { found.append(Self.pack($0, $1)) }
        if let looks {
            try LookPairs(looks: looks, contentIds: contentIds).forEach { found.append(Self.pack($0, $1)) }
        }
        found.sort()
        packed.reserveCapacity(found.count)
        for pair in found where packed.last != pair { packed.append(pair) }
    }

    /// How many there are.
    var count: Int { packed.count }

    /// The pairs in a range, by the id of their first content.
    subscript(range: Range<Int>) -> [ContentPair] {
        packed[range].map { ContentPair(contentIds[Int($0 >> 32)], contentIds[Int($0 & 0xFFFF_FFFF)]) }
    }

    private static func pack(_ one: Int, _ other: Int) -> UInt64 { UInt64(one) << 32 | UInt64(other) }
}
