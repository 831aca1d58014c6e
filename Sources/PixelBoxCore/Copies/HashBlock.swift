package import PixelBoxImaging
package import PixelBoxStore

/// The hashes of all fingerprints in memory, scanned from end to end.
package struct HashBlock: Sendable {
    /// Copies that were scaled, compressed or recoloured rarely differ in more bits.
    static let farthest = 12

    /// Fewer bits to rely on say nothing.
    private static let leastTelling = 12
    /// How far from chance agreeing hashes must be, in standard deviations.
    private static let leastSurprise = 4.0

    private let rows: HashRows
    private let contentsByStructure: [UInt64: [Int64]]

    /// Takes the hashes of all contents.
    package init(_ rows: HashRows) {
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
        HashScan.forEachRow(of: rows.hashes, near: hashes, within: bits) { row, differing in
            found.append((rows.contentIds[row], differing))
        }
        found.sort { ($0.bits, $0.contentId) < ($1.bits, $1.contentId) }
        return Array(found.prefix(limit))
    }

    /// Contents whose hash agrees with one of these by more than chance, in the bits that can be relied on; the best first.
    package func agreeing(with hashes: [TellingHash], limit: Int) -> [Int64] {
        var found: [(contentId: Int64, surprise: Double)] = []
        for one in hashes {
            let count = one.bits.nonzeroBitCount
            guard count >= Self.leastTelling else { continue }
            // By chance half of the bits agree; so many may not.
            let deviation = Double(count).squareRoot()
            let most = Int((Double(count) - Self.leastSurprise * deviation) / 2)
            HashScan.forEachRow(of: rows.hashes, near: [one.hash], bits: one.bits, within: most) { row, differing in
                found.append((rows.contentIds[row], Double(count - 2 * differing) / deviation))
            }
        }
        found.sort { ($1.surprise, $0.contentId) < ($0.surprise, $1.contentId) }
        // Not lazily: that would ask the set more than once about an element.
        var seen = Set<Int64>()
        var ids: [Int64] = []
        for one in found where ids.count < limit && seen.insert(one.contentId).inserted { ids.append(one.contentId) }
        return ids
    }

    /// Contents that are the same but for their colours.
    func sameStructure(_ hash: UInt64?, limit: Int) -> [Int64] {
        guard let hash, let contents = contentsByStructure[hash] else { return [] }
        return Array(contents.prefix(limit))
    }

    /// Plain pictures have next to no bits set, or all of them: their hashes say nothing.
    static func isTelling(_ hash: UInt64) -> Bool { 6...58 ~= hash.nonzeroBitCount }
}
