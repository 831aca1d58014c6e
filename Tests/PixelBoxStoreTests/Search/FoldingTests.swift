import PixelBoxStore
import Testing

struct FoldingTests {
    @Test(arguments: [
        ("IMG_1234.JPG", "img_1234.jpg"), ("Ärger", "arger"), ("A\u{30A}", "a"), ("Å", "a"), ("Straße", "strasse"),
        ("ＡＢＣ１２", "abc12"), ("ﬁﬂ", "fifl"), ("Łódź", "lodz"), ("Æon Œuvre", "aeon oeuvre"), ("ÎLE", "ile"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("Ёлка", "елка"), ("ｶﾞ", "ガ"), ("が", "が"), ("한글", "한글"), ("東京", "東京"), ("हिन्दी", "हिन्दी"),
        ("İ", "i"), ("x\u{200D}y\u{AD}z", "xyz"), ("", ""), ("²", "2"), ("\u{EFE9}", "e"), ("a\u{EF80}", "a\u{EF80}"),
    ])
    func foldsAsPeopleType(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
        #expect(Folding.fold(folded) == folded)
    }

    @Test func wordsStandApart() {
        #expect(Folding.words("東京Tower").split(separator: " ") == ["東", "京", "tower"])
        #expect(Folding.words("🐱!").split(separator: " ") == ["cat", "face", "!"])
        #expect(Folding.words("plain text") == "plain text")
    }
}
