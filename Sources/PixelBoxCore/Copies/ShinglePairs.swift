internal import PixelBoxStore

/// Finds pairs of contents of which one may have been cut out of the other: those that share several of the shingles by which
/// they are looked up.
struct ShinglePairs {
    /// What very many pictures have, the corner of a button, says little.
    private static let mostOfOne = 12
    private static let leastShared = 4

    let shingles: ShingleRows
    let hashes: HashBlock

    /// Visits each pair of places in `hashes.contentIds` once, the smaller first.
    func forEach(_ body: (Int, Int) -> Void) throws {
        // Two places in one number: eight bytes each time that two contents share a shingle.
        var meetings: [UInt64] = []
        var start = 0
        while start < shingles.hashes.count {
            let hash = shingles.hashes[start]
            var end = start + 1
            while end < shingles.hashes.count, shingles.hashes[end] == hash { end += 1 }
            if 2...Self.mostOfOne ~= end - start { meetings += meetingsOf(shingles.contentIds[start..<end]) }
            start = end
        }
        try Task.checkCancellation()
        meetings.sort()
        start = 0
        while start < meetings.count {
            let pair = meetings[start]
            var end = start + 1
            while end < meetings.count, meetings[end] == pair { end += 1 }
            if end - start >= Self.leastShared { body(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) }
            start = end
        }
    }

    /// All pairs of some contents, which come in rising order.
    private func meetingsOf(_ contentIds: ArraySlice<Int64>) -> [UInt64] {
        let places = contentIds.compactMap(hashes.row(of:))
        return places.indices.flatMap { one in
            places[(one + 1)...].map { UInt64(places[one]) << 32 | UInt64($0) }
        }
    }
}
