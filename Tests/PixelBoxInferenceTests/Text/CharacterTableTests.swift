import PixelBoxInference
import Testing

struct CharacterTableTests {
    private let table = CharacterTable("a\nb\n中\n")

    @Test func nothingComesFirstAndTheSpaceLast() {
        #expect(table.count == 5)
        #expect(table.decode([(4, 1)]).text == " ")
    }

    @Test func repetitionsAreOneCharacterUnlessNothingLiesBetween() {
        #expect(table.decode([(1, 1), (1, 1), (2, 1), (0, 1), (2, 1), (3, 1)]).text == "abb中")
    }

    @Test func confidenceIsTheMeanOfTheCharactersThatCount() {
        let read = table.decode([(0, 0.1), (1, 0.75), (1, 0.2), (2, 0.25)])
        #expect(read.confidence == 0.5)
    }

    @Test func nothingReadIsEmptyAndUnsure() {
        let read = table.decode([(0, 1), (0, 1)])
        #expect(read.text.isEmpty)
        #expect(read.confidence == 0)
    }

    @Test func aClassBeyondTheTableIsLeftOut() {
        #expect(table.decode([(1, 1), (9, 1)]).text == "a")
    }

    @Test func aTableWithoutALastLineBreakIsTheSame() {
        #expect(CharacterTable("a\nb\n中").count == table.count)
    }
}
