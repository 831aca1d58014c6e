import PixelBoxCore
import Testing

struct QueryFuzzTests {
    @Test func noTextCrashesTheParser() {
        var random = SplitMix(state: 20_261_123)
        let pieces = [
            "cat", "-", "(", ")", "\"", "|", "OR", "AND", "NOT", " ", ":", ",", "..", "*", "?", ">", "<", "=", "/",
            "\\", "'",
            "iso", "width:", "date:", "near:", "is:", "exif:", "like:", "show:", "f:", "size:", "in:", "tag:", "min_",
            "2021",
            "1/250", "16:9", "-5", "9999999999999999999999", "1e999", "nan", "inf", "MB", "mm", "animated", "today",
            "é", "猫",
            "👨‍👩‍👧", "\u{0}", "\u{301}", "\u{FEFF}", "\r\n", "\u{202E}", "“", "”", "{at}", "%", "_", ";--",
        ]
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text += pieces.randomElement(using: &random) ?? ""
                if Bool.random(using: &random) { text += " " }
            }
            check(text)
        }
        for _ in 0..<5_000 {
            let scalars = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random))
            }
            check(String(String.UnicodeScalarView(scalars)))
        }
    }

    /// Either a query whose terms lie in the text, or one sentence with a place.
    private func check(_ text: String) {
        do throws(QueryError) {
            let query = try Query.parse(text)
            let count = text.utf16.count
            for term in query.terms {
                if term.range.upperBound > count || term.range.isEmpty { Issue.record("range \(term) of \(text)") }
                _ = query.text(without: term)
            }
        } catch {
            if error.description.isEmpty || error.column < 1 { Issue.record("error of \(text)") }
        }
    }
}

/// A small generator whose numbers are the same on every run (SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
