import PixelBoxStore
import Testing

struct TextSearchTests {
    private let home = "/home/anna/Pictures"

    @Test func textIsFoundAsSoonAsItIsRead() async throws {
        let library = try await SearchFixture()
        let id = try await library.add("\(home)/a.png")
        try await library.add("\(home)/b.png")
        #expect(try await library.ranked("hugs").isEmpty)
        try await library.addText(["FREE HUGS", "today only"], to: id)
        #expect(try await library.ranked("hugs") == ["a.png"])
        #expect(try await library.ranked("free", "today") == ["a.png"])
        #expect(try await library.ranked("hug") == ["a.png"])
        for pattern in [TextPattern.part("hugs"), .exact("free hugs"), .exact("hugs today"), .glob("*hug*")] {
            #expect(try await library.names(.text(pattern)) == ["a.png"], "\(pattern)")
        }
        #expect(try await library.names(.text(.exact("hugs free"))).isEmpty)
        #expect(try await library.names(.name(.part("hugs"))).isEmpty)
    }

    @Test func everyPlaceOfAContentIsFoundByItsText() async throws {
        let library = try await SearchFixture()
        let id = try await library.add("\(home)/a.png", bytes: 7)
        try await library.addText(["Straße 12"], to: id)
        try await library.add("\(home)/pack.zip!/b.png", bytes: 7)
        #expect(try await library.names(.text(.part("strasse"))) == ["a.png", "b.png"])
    }

    @Test func aMatchTellsItsLineAndWhereItStands() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: "Corner Shop", "Total 4.94", "Thank you, come again")
        let match = try #require(try await library.found(.word("TOTAL"), ranking: ["TOTAL"]).first)
        #expect(match.matched.map(\.column) == [.text])
        #expect(match.matched.first?.detail == "Total 4.94")
        #expect(match.matched.first?.box == [[0, 20], [90, 20], [90, 36], [0, 36]])
        let phrase = try #require(try await library.found(.phrase("come again"), ranking: ["come again"]).first)
        #expect(phrase.matched.first?.detail == "Thank you, come again")
    }

    @Test func wordsOfAFieldRankByTheTextAlone() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/total.png", saying: "the subtotal")
        try await library.add("\(home)/b.png", saying: "the total")
        let ranking = [RankingText("total", isOfText: true)]
        let found = try await library.store.matchingPictures(
            words: nil, ranking: ranking, filter: .text(.part("total")), limit: 10)
        #expect(found.matches.map { $0.matched.map(\.detail) } == [["the total"], ["the subtotal"]])
    }

    @Test(arguments: [
        ("total", "T0TAL"), ("TOTAL", "TOTA1"), ("total", "T0TAI"), ("inclusive", "lnclusive"), ("2021", "2O2l"),
        ("2O21", "2021"), ("burn", "bum"), ("modern", "modem"), ("invoice", "invojce"), ("restaurant", "restauramt"),
        ("receipt", "receint"), ("freehugs", "FREE HUGS"), ("hugs", "FREEHUGS"), ("hugs", "FREEHUG5"),
        ("inclusive", "TOTALlNCLUSIVE"), ("cloud", "doud"), ("wave", "vvave"),
    ])
    func aMisreadWordIsFound(word: String, text: String) async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: "some other words", text)
        try await library.add("\(home)/b.png", saying: "nothing of the kind")
        for condition in [Condition.word(word), .text(.part(word)), .text(.exact(word)), .phrase(word)] {
            #expect(try await library.found(condition, ranking: [RankingText(word)]).count == 1, "\(condition)")
        }
        let match = try #require(try await library.found(.word(word), ranking: [RankingText(word)]).first)
        #expect(match.matched.map(\.detail) == [text])
    }

    @Test(arguments: [
        "total sales inclusive gst", "T0TAL SALES lNCLUSIVE GST", "totalsales inc1usive gst", "tota sales inclusve gst",
        "TOTALSALESINCLUSIVE GST", "total 5ales indusive gst",
    ])
    func aMisreadPhraseIsFoundFirst(phrase: String) async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: "TOTAL SALES", "INCLUSIVE GST", "12.30")
        try await library.add("\(home)/b.png", saying: "INCLUSIVE SALES OF A TOTAL GST")
        try await library.add("\(home)/c.png", saying: "sales of goods")
        for condition in [Condition.phrase(phrase), .text(.exact(phrase))] {
            let found = try await library.found(condition, ranking: [RankingText(phrase)])
            let names = try await library.store.pictures(found.map(\.pictureId)).map(\.name)
            #expect(names == ["a.png"], "\(condition)")
        }
    }

    @Test func misreadWordsOfAQueryAreFoundTogether() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: "T0TAL AM0UNT DUE")
        try await library.add("\(home)/b.png", saying: "a total of two")
        #expect(try await library.ranked("total", "amount") == ["a.png"])
    }

    @Test func whatIsWrittenComesBeforeWhatMayBeMeant() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/c.png", saying: "T0TAL")
        try await library.add("\(home)/b.png", metadata: ["exif:Artist": "Jane Total"])
        try await library.add("\(home)/a.png", saying: "total")
        #expect(try await library.ranked("total") == ["a.png", "b.png", "c.png"])
        let ranks = try await library.found(.word("total"), ranking: ["total"]).map(\.rank)
        #expect(ranks == ranks.sorted(by: >))
        #expect(Set(ranks).count == 3)
    }

    @Test func whatMayBeMeantCountsMoreWhereNothingIsWritten() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/c.png", saying: "T0TAL AMOUNT")
        let alone = try #require(try await library.found(.word("total"), ranking: ["total"]).first).rank
        try await library.add("\(home)/b.png", metadata: ["exif:Artist": "Jane Total"])
        let beside = try #require(try await library.found(.word("total"), ranking: ["total"]).last).rank
        #expect(alone > 0.25 && alone < 0.4)
        #expect(beside < 0.05)
    }

    @Test func whereEnoughIsWrittenNothingElseIsMeant() async throws {
        let library = try await SearchFixture()
        for number in 0..<30 { try await library.add("\(home)/\(number).png", saying: "total \(number)") }
        try await library.add("\(home)/misread.png", saying: "t0tal")
        #expect(try await library.ranked("total").count == 30)
    }

    @Test func whatIsNotWantedIsTakenByItsWord() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: "free hugs")
        try await library.add("\(home)/b.png", saying: "free huge")
        let condition = Condition.all([.word("free"), .not(.text(.part("hugs")))])
        #expect(try await library.names(condition) == ["b.png"])
    }

    @Test(arguments: [("1234", "1235"), ("cat", "cut"), ("total", "tidal"), ("hugs", "rugs"), ("sale", "safe")])
    func otherWordsAreNotFound(word: String, text: String) async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: text)
        #expect(try await library.found(.text(.part(word)), ranking: [RankingText(word)]).isEmpty)
    }

    @Test func anythingCanBeAskedOfTexts() async throws {
        let library = try await SearchFixture()
        try await library.add("\(home)/a.png", saying: "it's \"100%\" (NOT)", "東京タワー", "|||", "é́́", "\u{0}")
        for word in [
            "\"", "'; DROP TABLE contentText; --", "|", "||||||", "a AND b OR", "東京", "タワ", "\u{0}", "%_*", "é́́́́́", "🐱🐱🐱🐱",
        ] {
            for pattern in [TextPattern.part(word), .exact(word), .exact("\(word) \(word)"), .glob(word)] {
                _ = try await library.found(.text(pattern), ranking: [RankingText(word)])
            }
        }
        #expect(try await library.names(.text(.part("東京"))) == ["a.png"])
        #expect(try await library.store.integrityProblems().isEmpty)
    }
}
