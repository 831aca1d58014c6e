import PixelBoxCore
import Testing

struct QueryErrorTests {
    @Test(arguments: [
        ("cat isoo:200", "unknown field \"isoo\" at 5: did you mean iso?", 5),
        ("widht:>100", "unknown field \"widht\" at 1: did you mean width?", 1),
        ("cat \"free hugs", "the quote at 5 is never closed", 5),
        ("text:\"free", "the quote at 6 is never closed", 6),
        ("(cat OR dog", "the parenthesis at 1 is never closed", 1),
        ("cat) dog", "the closing parenthesis at 4 has no opening one", 4),
        ("cat ()", "nothing stands between the parentheses at 5", 5),
        ("OR cat", "OR at 1 needs something before it", 1),
        ("cat OR", "OR at 5 needs something after it", 5),
        ("cat | | dog", "OR at 5 needs something after it", 5),
        ("cat NOT", "what is excluded at 5 is missing", 5),
        ("cat iso:", "iso: at 5 needs a value right behind it: for example 200, >400 or 200-800", 5),
        ("iso: 200", "iso: at 1 needs a value right behind it: for example 200, >400 or 200-800", 1),
        ("cat iso:fast", "\"fast\" at 9 does not fit iso: it takes for example 200, >400 or 200-800", 9),
        ("iso:100,x", "\"x\" at 9 does not fit iso: it takes for example 200, >400 or 200-800", 9),
        (
            "near:48",
            "\"48\" at 6 does not fit near: it takes latitude,longitude,distance, for example 48.2,16.37,5km", 6
        ),
        (
            "near:91,0",
            "\"91,0\" at 6 does not fit near: it takes latitude,longitude,distance, for example 48.2,16.37,5km", 6
        ),
        ("cat OR like:a.png", "like: at 8 ranks all results, so it cannot stand in an OR or a negated group", 8),
        ("-(cat show:dog)", "show: at 7 ranks all results, so it cannot stand in an OR or a negated group", 7),
        ("é 🐱👨‍👩‍👧 isoo:1", "unknown field \"isoo\" at 6: did you mean iso?", 6),
    ])
    func saysWhatAndWhere(text: String, sentence: String, column: Int) {
        let error = #expect(throws: QueryError.self) { try Query.parse(text) }
        #expect(error?.description == sentence)
        #expect(error?.column == column)
    }

    @Test func listsTheStatesThatThereAre() {
        let error = #expect(throws: QueryError.self) { try Query.parse("is:animatd") }
        #expect(error?.description.contains("animated, transparent") ?? false)
    }

    @Test func whatTheUserWroteIsNotTakenForAPlace() {
        let error = #expect(throws: QueryError.self) { try Query.parse("iso:{at}") }
        #expect(error?.description.hasPrefix("\"{at}\" at 5 does not fit") ?? false)
    }

    @Test func tooLongTooManyTooDeepIsSaid() {
        let words = (0..<10_000).map { "w\($0)" }.joined(separator: " ")
        #expect(throws: QueryError.self) { try Query.parse(words) }
        #expect(throws: QueryError.self) { try Query.parse(String(repeating: "a ", count: 300)) }
        #expect(throws: QueryError.self) { try Query.parse(String(repeating: "(", count: 5000)) }
        #expect(throws: QueryError.self) {
            try Query.parse(String(repeating: "-", count: 5000) + "a")
        }
        let deep = String(repeating: "(", count: 1000) + "a" + String(repeating: ")", count: 1000)
        #expect(throws: QueryError.self) { try Query.parse(deep) }
    }
}
