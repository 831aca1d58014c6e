import PixelBoxStore
import Testing

struct NotDuplicateTests {
    @Test func pairsAreKnownAgainByTheirContentsAfterAllWasRemoved() async throws {
        let fixture = try await SearchFixture()
        let store = fixture.store
        func contents() async throws -> [Int64] {
            let ids = [
                try await fixture.add("/home/anna/Pictures/a.png"), try await fixture.add("/home/anna/Pictures/b.png"),
            ]
            return try await store.pictures(ids).compactMap(\.contentId)
        }
        let first = try await contents()
        try await store.addNotDuplicate(first[1], first[0])
        try await store.addNotDuplicate(first[0], first[1])
        let pairs = try await store.notDuplicates()
        #expect(pairs.count == 1)
        #expect(Set([pairs[0].first, pairs[0].second]) == Set(first))

        try await store.forget(files: ["/home/anna/Pictures/a.png", "/home/anna/Pictures/b.png"])
        try await store.pruneContents()
        #expect(try await store.notDuplicates().isEmpty)
        let second = try await contents()
        #expect(Set(first).isDisjoint(with: second))
        #expect(try await store.notDuplicates().count == 1)
    }

    @Test func contentsShownTwiceAreThoseOfSeveralPictures() async throws {
        let fixture = try await SearchFixture()
        let ids = [
            try await fixture.add("/home/anna/Pictures/a.png", bytes: 1),
            try await fixture.add("/home/anna/Pictures/p.zip!/b.png", bytes: 1),
            try await fixture.add("/home/anna/Pictures/c.png", bytes: 2),
        ]
        let twice = try await fixture.store.contentsShownTwice()
        let pictures = try await fixture.store.copyPictures(ofContents: twice)
        #expect(Set(pictures.map(\.id)) == Set(ids.prefix(2)))
        #expect(Set(pictures.map(\.path)) == ["/home/anna/Pictures/a.png", "/home/anna/Pictures/p.zip!/b.png"])
    }
}
