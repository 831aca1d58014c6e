import PixelBoxCore
import PixelBoxImaging
import PixelBoxStore
import Testing

struct HashBlockTests {
    @Test func whatAgreesWithSeveralHashesIsNamedOnce() {
        let hash: UInt64 = 0x0F0F_3C3C_55AA_9669
        var rows = HashRows()
        for id in 1...40 {
            rows.contentIds.append(Int64(id))
            // The first agree best.
            rows.hashes.append(hash ^ ((1 << UInt64(id / 4)) - 1))
            rows.structureHashes.append(0)
        }
        let block = HashBlock(rows)
        let asked = [
            TellingHash(hash: hash, bits: .max), TellingHash(hash: hash, bits: .max << 8),
            TellingHash(hash: hash, bits: .max << 4),
        ]
        for limit in [0, 1, 3, 10, 40, 100] {
            let found = block.agreeing(with: asked, limit: limit)
            #expect(found.count == min(limit, 40))
            #expect(Set(found).count == found.count)
        }
        #expect(block.agreeing(with: asked, limit: 3) == [1, 2, 3])
        #expect(block.agreeing(with: [TellingHash(hash: ~hash, bits: .max)], limit: 10).isEmpty)
    }
}
