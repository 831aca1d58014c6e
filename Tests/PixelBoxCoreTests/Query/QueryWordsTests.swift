import PixelBoxCore
import PixelBoxStore
import Testing

struct QueryWordsTests {
    @Test func emptyQueryFindsEverything() throws {
        for text in ["", "   ", "\n\t", "-", "AND", "- -- ---"] {
            let query = try Query.parse(text)
            #expect(query.filter == .everything, "\(text)")
            #expect(query.words == nil)
            #expect(query.terms.isEmpty)
        }
    }

    @Test func freeWordsAllHaveToMatch() throws {
        let query = try Query.parse("cat sofa")
        #expect(query.words == .all([.word("cat"), .word("sofa")]))
        #expect(query.filter == .everything)
        #expect(query.rankingWords.map(\.text) == ["cat", "sofa"])
    }

    @Test func quotesMakePhrases() throws {
        let query = try Query.parse("\"free hugs\" “rote Katze”")
        #expect(query.words == .all([.phrase("free hugs"), .phrase("rote Katze")]))
        #expect(query.rankingWords.map(\.isPhrase) == [true, true])
    }

    @Test func minusExcludes() throws {
        let query = try Query.parse("cat -cartoon -\"clip art\" NOT dog")
        #expect(query.words == .word("cat"))
        #expect(query.filter == .all([.not(.word("cartoon")), .not(.phrase("clip art")), .not(.word("dog"))]))
        #expect(query.rankingWords.map(\.text) == ["cat"])
    }

    @Test func minusOfMinusIsPlus() throws {
        #expect(try Query.parse("--cat").words == .word("cat"))
        #expect(try Query.parse("-(-cat)").words == .word("cat"))
    }

    @Test func dashesAmongWordsAreOnlyDashes() throws {
        for text in ["foo - bar", "foo -- bar", "foo --- bar -"] {
            #expect(try Query.parse(text).words == .all([.word("foo"), .word("bar")]), "\(text)")
        }
        #expect(try Query.parse("well-known").words == .word("well-known"))
    }

    @Test func orBindsLooserThanSequence() throws {
        let expected = Condition.any([.all([.word("red"), .word("cat")]), .word("dog")])
        #expect(try Query.parse("red cat OR dog").words == expected)
        #expect(try Query.parse("red cat | dog").words == expected)
        #expect(try Query.parse("cat|dog").words == .any([.word("cat"), .word("dog")]))
        #expect(try Query.parse("cat or dog").words == .all([.word("cat"), .word("or"), .word("dog")]))
    }

    @Test func parenthesesGroup() throws {
        let query = try Query.parse("(cat OR dog) (sofa OR bed) -(cartoon OR drawing)")
        #expect(
            query.words
                == .all([.any([.word("cat"), .word("dog")]), .any([.word("sofa"), .word("bed")])]))
        #expect(query.filter == .not(.any([.word("cartoon"), .word("drawing")])))
        #expect(query.rankingWords.map(\.text) == ["cat", "dog", "sofa", "bed"])
    }

    @Test func parenthesesInsideWordsBelongToThem() throws {
        #expect(try Query.parse("IMG(1).jpg").words == .word("IMG(1).jpg"))
        #expect(try Query.parse("(IMG(1).jpg)").words == .word("IMG(1).jpg"))
    }

    @Test func fieldsBesideWordsNarrowAndFieldsUnderOrStayWithTheWords() throws {
        let query = try Query.parse("cat is:animated (dog OR tag:puppy)")
        #expect(query.filter == .state(.animated))
        #expect(query.words == .all([.word("cat"), .any([.word("dog"), .tag(.part("puppy"))])]))
    }

    @Test func wordsWithColonsThatAreNoFieldsAreWords() throws {
        for text in [
            "12:30", "http://example.org/a.png", "https://x", "foo:bar", "C:\\pictures\\x", "a:b:c", ":x", "ｉｓｏ：200",
        ] {
            #expect(try Query.parse(text).words == .word(text), "\(text)")
        }
    }

    @Test func anyScriptIsFine() throws {
        let query = try Query.parse("猫 ネコ кошка 🐱 \"été à la plage\"")
        #expect(query.rankingWords.count == 5)
    }

    @Test func theOldFieldForAllIsAWord() throws {
        #expect(try Query.parse("all:cat").words == .word("cat"))
        #expect(try Query.parse("all:\"red cat\"").words == .phrase("red cat"))
    }
}
