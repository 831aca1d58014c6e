/// A word or a phrase that may have been misread, or mistyped, and how much is forgiven.
struct ClosePattern {
    /// The shape of the whole, without spaces: missing ones are forgiven too.
    let shape: [UInt8]
    /// The shapes and the folded forms of its words.
    let words: [(word: String, shape: [UInt8])]

    init(_ text: String) {
        let folded = Folding.words(text)
        shape = Shape(folded.utf8).bytes
        words = folded.searchWords.map { ($0, Confusion.shape(of: $0.utf8)) }
    }

    /// How badly a folded text has it; nil if it does not.
    func errors(in text: Shape) -> Int? {
        if words.count == 1, let word = words.first { return Self.errors(of: word.shape, word: word.word, in: text) }
        let isShort = shape.count < Self.longPhrase
        let most = min(shape.count / Self.lettersToAnError, Self.mostErrors)
        return CloseMatch.errors(of: shape, in: text, most: most, isWhole: isShort)
    }

    /// The same for a word that stands alone.
    static func errors(of shape: [UInt8], word: String, in text: Shape) -> Int? {
        let most = allowance(shape.count, isNumber: word.isNumber, inPhrase: false)
        if let errors = CloseMatch.errors(of: shape, in: text, most: most, isWhole: true) { return errors }
        // Words that run into one another: only what is long enough to be no chance.
        guard shape.count >= Self.shortestPart else { return nil }
        return CloseMatch.errors(of: shape, in: text, most: min(most, shape.count / longPhrase), isWhole: false)
    }

    /// How many letters of a word may be wrong, beyond signs that look alike; other words around it vouch for it.
    static func allowance(_ length: Int, isNumber: Bool, inPhrase: Bool) -> Int {
        if isNumber { return 0 }
        switch length {
        case ..<4: return 0
        case 4: return inPhrase ? 1 : 0
        case ..<8: return 1
        default: return 2
        }
    }

    private static let lettersToAnError = 5
    private static let mostErrors = 4
    private static let longPhrase = 10
    private static let shortestPart = 4
}

extension String {
    /// Whether it has nothing but digits: one digit more or less is another number, not a mistake.
    var isNumber: Bool { utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
