internal import GRDB

extension Store {
    /// Whether any picture has a word, or a word that has it as a part.
    package func hasWord(_ word: String) async throws -> Bool {
        let folded = Folding.words(word)
        return try await database.read { db in try Self.hasWord(folded, db) }
    }

    /// The word that was most likely meant by one that no picture has, folded: as alike as possible, then as frequent as
    /// possible. Nil if nothing is alike. As with other spelling correctors, the first letter is taken to be right.
    package func spelling(of word: String) async throws -> String? {
        let folded = Folding.words(word)
        let shape = Confusion.shape(of: folded.utf8)
        let most = ClosePattern.allowance(shape.count, isNumber: folded.isNumber, inPhrase: true)
        guard folded.searchWords == [folded], most > 0, let first = folded.unicodeScalars.first,
            let next = Unicode.Scalar(first.value + 1)
        else { return nil }
        let swapped = Self.swapped(folded)
        return try await database.read { db in
            var best: (word: String, errors: Int, count: Int)?
            try db.forEachRow(
                "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?", [String(first), String(next)]
            ) { row in
                let text = row.text(0)
                guard abs(text.count - folded.utf8.count) <= most else { return }
                let word = String(decoding: text, as: UTF8.self)
                let isSwapped = swapped.contains(word)
                let found = isSwapped ? 1 : CloseMatch.errors(of: shape, in: Shape(text), most: most, isWhole: true)
                guard let errors = found, word != folded else { return }
                let count = Int(row.number(1))
                if best.map({ (errors, -count) < ($0.errors, -$0.count) }) ?? true { best = (word, errors, count) }
            }
            return best?.word
        }
    }

    /// What comes of exchanging two neighbouring letters, the commonest slip of all.
    private static func swapped(_ word: String) -> Set<String> {
        let letters = Array(word.unicodeScalars)
        return Set(
            (1..<letters.count).map { index in
                var slipped = letters
                slipped.swapAt(index - 1, index)
                return String(String.UnicodeScalarView(slipped))
            })
    }

    private static func hasWord(_ folded: String, _ db: Database) throws -> Bool {
        let text = folded.asFTSString
        return try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM words WHERE words MATCH ?) OR EXISTS (SELECT 1 FROM grams WHERE grams MATCH ?)
                """, arguments: [text + "*", text]) ?? false
    }
}
