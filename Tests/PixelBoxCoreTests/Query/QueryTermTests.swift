import PixelBoxCore
import Testing

struct QueryTermTests {
    @Test func termsSayWhatTheyAreAndWhere() throws {
        let text = "🐱 -\"clip art\" (width:>1000 OR -tag:a,b)"
        let query = try Query.parse(text)
        let units = Array(text.utf16)
        #expect(
            query.terms.map { String(decoding: units[$0.range], as: UTF16.self) } == [
                "🐱", "-\"clip art\"", "width:>1000", "-tag:a,b",
            ])
        #expect(query.terms.map(\.kind) == [.word, .phrase, .field("width"), .field("tag")])
        #expect(query.terms.map(\.label) == ["🐱", "clip art", ">1000", "a, b"])
        #expect(query.terms.map(\.isNegative) == [false, true, false, true])
    }

    @Test func termsInNegatedGroupsAreNegative() throws {
        #expect(try Query.parse("a -(b -c)").terms.map(\.isNegative) == [false, true, false])
    }

    @Test(arguments: [
        ("cat dog", 0, "dog"),
        ("cat OR dog", 0, "dog"),
        ("cat OR dog", 1, "cat"),
        ("a OR b OR c", 1, "a OR c"),
        ("(cat)", 0, ""),
        ("a -(cat)", 1, "a"),
        ("a -(b OR c)", 2, "a -(b)"),
        ("a (b OR (c)) d", 2, "a (b) d"),
        ("a NOT b", 1, "a"),
        ("a NOT b c", 2, "a NOT b"),
        ("x width:>10 \"y  z\"", 1, "x \"y  z\""),
        ("((a))", 0, ""),
    ])
    func oneCanBeTakenOut(text: String, index: Int, rest: String) throws {
        let query = try Query.parse(text)
        let left = query.text(without: query.terms[index])
        #expect(left == rest)
        #expect(try Query.parse(left).terms.count == query.terms.count - 1)
    }
}
