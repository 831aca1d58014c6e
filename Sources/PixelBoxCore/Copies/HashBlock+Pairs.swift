internal import PixelBoxImaging

extension HashBlock {
    private static let bands = 4
    private static let bandBits = 16
    /// Rows that share a band, visited from each of them at most: a band that very many share says little.
    private static let mostInBand = 256
    /// Pairs that one row begins at most.
    private static let mostPairs = 4
    /// Pairs of one structure that each of them begins at most.
    private static let mostOfStructure = 4

    /// Visits pairs of rows (places in `contentIds`) whose hashes differ in few bits, as they are, mirrored or turned, and
    /// pairs that are the same but for their colours. A pair may come twice.
    ///
    /// The hash is cut into four parts, each with a table of the rows that have it: of two hashes that differ in at most
    /// seven bits at least one part differs in at most one, so looking up each part and its neighbours finds them all,
    /// and most of those that differ in more. The time grows with the rows, not with their square.
    func forEachNearPair(_ body: (Int, Int) throws -> Void) throws {
        try forEachPairOfStructure(body)
        let tables = (0..<Self.bands).map { BandTable(hashValues, shift: $0 * Self.bandBits) }
        for (row, hash) in hashValues.enumerated() where Self.isTelling(hash) {
            if row % 1024 == 0 { try Task.checkCancellation() }
            var nearest = NearestRows(limit: Self.mostPairs)
            for (number, oriented) in Fingerprint.orientedHashes(of: hash).enumerated() {
                // The first four orientations undo themselves, so each pair shows from its first row.
                let start = number < 4 ? row + 1 : 0
                for table in tables {
                    visit(oriented, in: table, from: start, besides: row, into: &nearest)
                    guard number == 0 else { continue }
                    for bit in 0..<Self.bandBits {
                        visit(oriented, in: table, flipping: 1 << bit, from: start, besides: row, into: &nearest)
                    }
                }
            }
            for other in nearest.rows { try body(min(row, other), max(row, other)) }
        }
    }

    private func visit(
        _ hash: UInt64, in table: BandTable, flipping bits: Int = 0, from start: Int, besides row: Int,
        into nearest: inout NearestRows
    ) {
        for other in table.rows(like: hash, flipping: bits, from: start, atMost: Self.mostInBand) {
            let other = Int(other)
            let bits = (hashValues[other] ^ hash).nonzeroBitCount
            if bits <= Self.farthest, other != row { nearest.offer(other, bits: bits) }
        }
    }

    private func forEachPairOfStructure(_ body: (Int, Int) throws -> Void) throws {
        for group in structureGroups where group.count > 1 {
            for (index, one) in group.enumerated() {
                for other in group[(index + 1)...].prefix(Self.mostOfStructure) {
                    guard let first = row(of: one), let second = row(of: other) else { continue }
                    try body(first, second)
                }
            }
        }
    }

    /// The place of a content in `contentIds`.
    func row(of contentId: Int64) -> Int? {
        var low = 0, high = contentIds.count
        while low < high {
            let middle = (low + high) / 2
            if contentIds[middle] < contentId { low = middle + 1 } else { high = middle }
        }
        return low < contentIds.count && contentIds[low] == contentId ? low : nil
    }
}

/// The rows by one part of their hash, in rising order.
private struct BandTable {
    private let shift: UInt64
    private var starts = [Int32](repeating: 0, count: 1 << 16 + 1)
    private var sorted: [Int32]

    init(_ hashes: [UInt64], shift: Int) {
        self.shift = UInt64(shift)
        for hash in hashes { starts[Self.key(hash, self.shift) + 1] += 1 }
        for key in 1..<starts.count { starts[key] += starts[key - 1] }
        var next = starts
        sorted = [Int32](repeating: 0, count: hashes.count)
        for (row, hash) in hashes.enumerated() {
            let key = Self.key(hash, self.shift)
            sorted[Int(next[key])] = Int32(row)
            next[key] += 1
        }
    }

    /// The first rows from `start` on whose part is that of a hash, some of its bits flipped.
    func rows(like hash: UInt64, flipping bits: Int, from start: Int, atMost limit: Int) -> ArraySlice<Int32> {
        let key = Self.key(hash, shift) ^ bits
        var low = Int(starts[key])
        let end = Int(starts[key + 1])
        var high = end
        while low < high {
            let middle = (low + high) / 2
            if Int(sorted[middle]) < start { low = middle + 1 } else { high = middle }
        }
        return sorted[low..<min(end, low + limit)]
    }

    private static func key(_ hash: UInt64, _ shift: UInt64) -> Int { Int(truncatingIfNeeded: hash >> shift & 0xFFFF) }
}

/// The nearest few rows seen so far, each once.
private struct NearestRows {
    let limit: Int
    private var found: [(row: Int, bits: Int)] = []

    init(limit: Int) { self.limit = limit }

    var rows: [Int] { found.map(\.row) }

    mutating func offer(_ row: Int, bits: Int) {
        if found.count == limit, let last = found.last, bits >= last.bits { return }
        guard !found.contains(where: { $0.row == row }) else { return }
        let place = found.firstIndex { $0.bits > bits } ?? found.count
        found.insert((row, bits), at: place)
        if found.count > limit { found.removeLast() }
    }
}
