internal import PixelBoxImaging
internal import PixelBoxStore

/// The hashes of all fingerprints in memory, scanned from end to end.
struct HashBlock: Sendable {
    /// Copies that were scaled, compressed or recoloured rarely differ in more bits.
    static let farthest = 12

    private let rows: HashRows
    private let contentsByStructure: [UInt64: [Int64]]

    init(_ rows: HashRows) {
        self.rows = rows
        var structures: [UInt64: [Int64]] = [:]
        for (id, hash) in zip(rows.contentIds, rows.structureHashes) where hash != 0 {
            structures[hash, default: []].append(id)
        }
        contentsByStructure = structures
    }

    /// The contents that have a fingerprint, in rising order.
    var contentIds: [Int64] { rows.contentIds }
    /// The hashes in the order of `contentIds`.
    var hashValues: [UInt64] { rows.hashes }
    /// Contents that are the same but for their colours, together.
    var structureGroups: some Sequence<[Int64]> { contentsByStructure.values }

    /// Contents whose hash differs in few bits from one of these, nearest first.
    func nearest(to hashes: [UInt64], limit: Int, within bits: Int = farthest) -> [(contentId: Int64, bits: Int)] {
        guard let first = hashes.first, Self.isTelling(first) else { return [] }
        var found: [(contentId: Int64, bits: Int)] = []
        rows.hashes.withUnsafeBufferPointer { all in
            for index in all.indices {
                var least = 64
                for hash in hashes { least = min(least, (all[index] ^ hash).nonzeroBitCount) }
                if least <= bits { found.append((rows.contentIds[index], least)) }
            }
        }
        found.sort { ($0.bits, $0.contentId) < ($1.bits, $1.contentId) }
        return Array(found.prefix(limit))
    }

    /// Contents that are the same but for their colours.
    func sameStructure(_ hash: UInt64?, limit: Int) -> [Int64] {
        guard let hash, let contents = contentsByStructure[hash] else { return [] }
        return Array(contents.prefix(limit))
    }

    /// Plain pictures have next to no bits set, or all of them: their hashes say nothing.
    static func isTelling(_ hash: UInt64) -> Bool { 6...58 ~= hash.nonzeroBitCount }
}
