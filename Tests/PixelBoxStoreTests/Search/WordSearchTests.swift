import PixelBoxStore
import Testing

struct WordSearchTests {
    @Test func findsWholeWordsBeginningsAndPartsInThatOrder() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/concatenated.png")
        try await library.add("/home/anna/Pictures/category.png")
        try await library.add("/home/anna/Pictures/cat.png")
        try await library.add("/home/anna/Pictures/dog.png")
        #expect(try await library.ranked("cat") == ["cat.png", "category.png", "concatenated.png"])
        #expect(try await library.ranked("CAT").count == 3)
    }

    @Test func nameBeatsTagBeatsFolderBeatsMetadata() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/d.png", metadata: ["exif:Artist": "Tiger"])
        try await library.add("/home/anna/Pictures/tiger/c.png")
        try await library.add("/home/anna/Pictures/b.png", tags: ["tiger"])
        try await library.add("/home/anna/Pictures/tiger.png")
        #expect(try await library.ranked("tiger") == ["tiger.png", "b.png", "c.png", "d.png"])
    }

    @Test func shorterNamesComeFirstAmongEquals() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/cat on the sofa 2021.png")
        try await library.add("/home/anna/Pictures/cat sofa.png")
        #expect(try await library.ranked("cat", "sofa") == ["cat sofa.png", "cat on the sofa 2021.png"])
    }

    @Test func everyWordHasToBeSomewhere() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/holidays/cat.png", tags: ["sofa"])
        try await library.add("/home/anna/Pictures/cat.png")
        #expect(try await library.ranked("cat", "sofa") == ["cat.png"])
        #expect(try await library.ranked("cat", "holi", "sof").count == 1)
        #expect(try await library.ranked("cat", "bed").isEmpty)
    }

    @Test func foldsCaseAccentsWidthAndLigatures() async throws {
        let library = try await SearchFixture()
        let names = ["Ärger.png", "Straße.png", "ＦＵＬＬ.png", "ﬁn.png", "Øre.png", "e\u{301}te\u{301}.png", "İzmir.png"]
        for name in names { try await library.add("/home/anna/Pictures/\(name)") }
        for word in ["arger", "ÄRGER", "strasse", "STRASSE", "full", "fin", "ore", "été", "ete", "izmir", "traß"] {
            #expect(try await library.ranked(word).count == 1, "\(word)")
        }
    }

    @Test func findsPartsOfTextWithoutSpaces() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/東京タワー.png")
        try await library.add("/home/anna/Pictures/大阪城.png")
        for word in ["東京", "京", "タワー", "東京タワー", "京タ"] {
            #expect(try await library.ranked(word) == ["東京タワー.png"], "\(word)")
        }
        #expect(try await library.ranked("京東").isEmpty)
    }

    @Test func anEmojiIsFoundByItselfAndByItsName() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/🐱.png")
        #expect(try await library.ranked("🐱") == ["🐱.png"])
        #expect(try await library.ranked("cat") == ["🐱.png"])
    }

    @Test func namesThatAreNotUTF8AreFoundAsLatin1() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/caf\u{EFE9}.png")
        #expect(try await library.ranked("café").count == 1)
    }

    @Test func everythingInAWordIsData() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/it's 100%_\"done\" (NOT).png")
        for word in [
            "it's", "100%", "100%_\"done\"", "\"", "'; DROP TABLE words; --", "NEAR(a b)", "name:x", "*", "a AND",
            "^it", "(", "%",
            "_", "\\", "\u{0}", "{name}", "-",
        ] {
            _ = try await library.ranked(word)
            _ = try await library.names(.phrase(word))
            for pattern in [TextPattern.part(word), .exact(word), .glob(word)] {
                for condition in [
                    Condition.name(pattern), .path(pattern), .inside(pattern), .text(pattern), .tag(pattern),
                    .camera(pattern),
                    .lens(pattern), .format(pattern), .metadata(key: word, value: pattern),
                ] {
                    _ = try await library.names(condition)
                }
            }
        }
        #expect(try await library.ranked("it's") == ["it's 100%_\"done\" (NOT).png"])
        #expect(try await library.ranked("100%_").count == 1)
        #expect(try await library.names(.name(.part("100%_\""))).count == 1)
        #expect(try await library.names(.name(.part("100__"))).isEmpty)
    }

    @Test func phrasesAreWholeWordsInOrder() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/free_hugs-today.png")
        try await library.add("/home/anna/Pictures/hugs for free.png")
        try await library.add("/home/anna/Pictures/carefree hugs.png")
        #expect(try await library.names(.phrase("Free hugs")) == ["free_hugs-today.png"])
        #expect(try await library.names(.phrase("hugs")).count == 3)
        #expect(try await library.names(.phrase("hug")).isEmpty)
    }

    @Test func wordsCombineWithFieldsUnderOr() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/cat.png")
        try await library.add("/home/anna/Pictures/b.png", tags: ["dog"])
        try await library.add("/home/anna/Pictures/c.png")
        #expect(try await library.names(.any([.word("cat"), .tag(.part("dog"))])) == ["b.png", "cat.png"])
        #expect(try await library.names(.not(.word("cat"))) == ["b.png", "c.png"])
    }

    @Test func saysWhereTheWordsWereFound() async throws {
        let library = try await SearchFixture()
        try await library.add(
            "/home/anna/Pictures/Holidays/Cat 1.png", tags: ["Tabby Cat", "sofa"],
            metadata: ["exif:Artist": "Cat Stevens"])
        let found = try await library.store.matchingPictures(
            words: .word("cat"), ranking: ["cat"], filter: .everything, limit: 10)
        let places = try #require(found.matches.first).matched
        #expect(places.map(\.column) == [.name, .tags, .metadata])
        #expect(places.map(\.detail) == ["Cat 1.png", "Tabby Cat", "cat stevens"])
    }

    @Test func theLimitCutsTheListButNotTheTotal() async throws {
        let library = try await SearchFixture()
        for number in 0..<30 { try await library.add("/home/anna/Pictures/cat \(number).png") }
        let found = try await library.store.matchingPictures(
            words: .word("cat"), ranking: ["cat"], filter: .everything, limit: 7)
        #expect(found.total == 30)
        #expect(found.matches.count == 7)
    }

    @Test func listsEverythingInOrderWhereThatIsAskedFor() async throws {
        let library = try await SearchFixture()
        var ids: [Int64] = []
        for number in 0..<30 {
            let name = number == 3 ? "cat" : "my cats \(number)"
            ids.append(
                try await library.add("/home/anna/Pictures/\(name).png", modified: 1_600_000_000 + Int64(number % 10)))
        }
        let store = library.store
        let best = try await store.matchingPictures(
            words: .word("cat"), ranking: ["cat"], filter: .everything, limit: 7, isListing: true)
        #expect(best.list.first == ids[3])
        #expect(Array(best.list.prefix(7)) == best.matches.map(\.pictureId))
        #expect(best.list.sorted() == ids)

        let newest = try await store.matchingPictures(
            words: nil, ranking: [], filter: .everything, limit: 7, isListing: true)
        let expected = ids.indices.sorted { ($0 % 10, $0) > ($1 % 10, $1) }.map { ids[$0] }
        #expect(newest.list == expected)
        #expect(try await store.pictureList(filter: .everything) == expected)
        #expect(newest.matches.map(\.pictureId) == Array(expected.prefix(7)))
    }

    @Test func changedTagsAndRemovedPicturesAreSeenAtOnce() async throws {
        let library = try await SearchFixture()
        let id = try await library.add("/home/anna/Pictures/a.png")
        #expect(try await library.ranked("puppy").isEmpty)
        let content = try #require(try await library.store.pictures([id]).first?.contentId)
        try await library.store.addTags(["puppy"], toContents: [content])
        #expect(try await library.ranked("pupp") == ["a.png"])
        #expect(try await library.ranked("upp") == ["a.png"])
        _ = try await library.store.removeTags(["puppy"], fromContents: [content])
        #expect(try await library.ranked("upp").isEmpty)
        #expect(try await library.store.integrityProblems().isEmpty)
    }
}
