/// What was read in one line.
package struct ReadText: Sendable, Equatable {
    package var text = ""
    /// Mean probability of the characters, 0 to 1.
    package var confidence: Float = 0
}

/// The characters that the recogniser knows, in the order of its classes.
package struct CharacterTable: Sendable {
    private let characters: [String]

    /// How many classes the recogniser tells apart.
    package var count: Int { characters.count }

    /// Reads the table as the model's file carries it, one character a line; "nothing" comes before and the space after.
    package init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        characters = [""] + lines + [" "]
    }

    /// The text of one line from the class and probability of each step: repetitions and "nothing" (0) are left out.
    package func decode(_ steps: [(index: Int, probability: Float)]) -> ReadText {
        var text = ""
        var sum: Float = 0
        var count = 0
        var previous = 0
        for step in steps {
            if step.index != 0, step.index != previous, step.index < characters.count {
                text += characters[step.index]
                sum += step.probability
                count += 1
            }
            previous = step.index
        }
        return ReadText(text: text, confidence: count == 0 ? 0 : sum / Float(count))
    }
}
