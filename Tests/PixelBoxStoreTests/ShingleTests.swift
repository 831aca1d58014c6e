import PixelBoxStore
import Testing

struct ShingleTests {
    private func add(_ path: String, _ shingles: [UInt32], to fixture: SearchFixture) async throws -> Int64 {
        let id = try await fixture.add(path) { content in
            content.fingerprint = StoredFingerprint(
                version: 1, hash: 0, structureHash: nil, shingles: shingles, sketch: [], bytes: [1])
        }
        return try #require(try await fixture.store.pictures([id]).first?.contentId)
    }

    @Test func contentsThatShareMostComeFirst() async throws {
        let fixture = try await SearchFixture()
        let few = try await add("/home/anna/Pictures/few.png", [1, 2, 7], to: fixture)
        let most = try await add("/home/anna/Pictures/most.png", [1, 2, 3, .max], to: fixture)
        _ = try await add("/home/anna/Pictures/none.png", [8, 9], to: fixture)
        #expect(try fixture.store.contents(sharing: [1, 2, 3, .max], limit: 5) == [most, few])
        #expect(try fixture.store.contents(sharing: [3, 7], limit: 1) == [few])
        #expect(try fixture.store.contents(sharing: [], limit: 5).isEmpty)
    }

    @Test func rowsComeInRisingOrder() async throws {
        let fixture = try await SearchFixture()
        let first = try await add("/home/anna/Pictures/a.png", [5, 3_000_000_000], to: fixture)
        let second = try await add("/home/anna/Pictures/b.png", [5], to: fixture)
        let rows = try await fixture.store.shingleRows()
        #expect(rows.hashes == [5, 5, 3_000_000_000])
        #expect(rows.contentIds == [first, second, first])
    }

    @Test func contentsThatAreGoneAreForgotten() async throws {
        let fixture = try await SearchFixture()
        _ = try await add("/home/anna/Pictures/gone.png", [1, 2], to: fixture)
        let kept = try await add("/home/anna/Pictures/kept.png", [2, 3], to: fixture)
        try await fixture.store.forget(files: ["/home/anna/Pictures/gone.png"])
        try await fixture.store.pruneContents()
        #expect(try await fixture.store.shingleRows().contentIds == [kept, kept])
    }
}
