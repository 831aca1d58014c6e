import PixelBoxStore
import Testing

struct SketchTests {
    private func add(
        _ path: String, _ sketch: [Int8], version: Int = 1, to fixture: SearchFixture
    ) async throws -> Int64 {
        let id = try await fixture.add(path) { content in
            content.fingerprint = StoredFingerprint(
                version: version, hash: 0, structureHash: nil, shingles: [], sketch: sketch, bytes: [UInt8(version), 7])
        }
        return try #require(try await fixture.store.pictures([id]).first?.contentId)
    }

    @Test func rowsComeInRisingOrderAndOthersAreLeftOut() async throws {
        let fixture = try await SearchFixture()
        let first = try await add("/home/anna/Pictures/a.png", [-128, 127, 3], to: fixture)
        _ = try await add("/home/anna/Pictures/short.png", [1], to: fixture)
        let last = try await add("/home/anna/Pictures/c.png", [0, -1, 1], to: fixture)
        let rows = try await fixture.store.sketchRows(length: 3)
        #expect(rows.contentIds == [first, last])
        #expect(rows.values == [-128, 127, 3, 0, -1, 1])
    }

    @Test func sketchesOfContentsThatAreGoneGo() async throws {
        let fixture = try await SearchFixture()
        _ = try await add("/home/anna/Pictures/gone.png", [1, 2], to: fixture)
        let kept = try await add("/home/anna/Pictures/kept.png", [2, 3], to: fixture)
        try await fixture.store.forget(files: ["/home/anna/Pictures/gone.png"])
        try await fixture.store.pruneContents()
        #expect(try await fixture.store.sketchRows(length: 2).contentIds == [kept])
    }

    @Test func aFingerprintOfAnotherVersionIsLackingAndComesAlong() async throws {
        let fixture = try await SearchFixture()
        let older = try await add("/home/anna/Pictures/older.png", [1], version: 1, to: fixture)
        _ = try await add("/home/anna/Pictures/newer.png", [1], version: 2, to: fixture)
        let lacks = try await fixture.store.contentsWithoutFingerprint(version: 2, after: 0, limit: 10)
        #expect(lacks.map(\.contentId) == [older])
        #expect(lacks.first?.older == [1, 7])
    }
}
