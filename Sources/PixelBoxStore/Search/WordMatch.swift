/// A picture that words found.
package struct WordMatch: Sendable, Equatable {
    /// Where a word was found, and in what.
    package struct Place: Sendable, Equatable {
        package let column: WordColumn
        /// The file name, the folder, the tag, the line of the text, or the passage with the word.
        package let detail: String
        /// Where the line of the text stands: four corners `[x, y]` in pixels of the upright picture.
        package let box: [[Double]]?
    }

    package let pictureId: Int64
    /// Nil while the picture was not read yet, or cannot be.
    package let contentId: Int64?
    /// From 0 to 1; larger is better. 0 if there were no words to rank by.
    package let rank: Double
    /// Best places first, each column once.
    package let matched: [Place]
}

/// The columns that words are looked for in.
package enum WordColumn: String, Sendable, CaseIterable {
    case name, path, tags, text, metadata
}

/// What a search by words found.
package struct WordMatches: Sendable {
    /// All pictures that match, exactly counted.
    package let total: Int
    /// The best of them, best first.
    package let matches: [WordMatch]
    /// All of them in order, where the list was asked for: the best by their words, then the others, newest first.
    package var list: [Int64] = []
}
