internal import GRDB

/// The words of all texts, to look up which of them a word may have been misread as. A library of very many texts has far
/// fewer words than texts, so this is quick where going through the texts would not be.
struct TextWords {
    let db: Database

    /// Longer words are rows of signs that nobody looks for.
    private static let longest = 48
    /// So many words are compared with one at most; who has more has searched for something like "the".
    private static let mostCompared = 20_000
    /// So many of them are searched for, the most alike first.
    private static let mostVariants = 100

    /// Takes in the words of a text.
    func add(wordsOf text: String) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT INTO textWord (word, shape) VALUES (?, ?) ON CONFLICT (word) DO NOTHING RETURNING id")
        let index = try db.cachedStatement(sql: "INSERT INTO textWordGrams (rowid, shape) VALUES (?, ?)")
        for word in Set(Folding.words(text).searchWords) where Self.isKept(word) {
            let shape = String(decoding: Confusion.shape(of: word.utf8), as: UTF8.self)
            guard let id = try Int64.fetchOne(insert, arguments: [word, shape]) else { continue }
            try index.execute(arguments: [id, " \(shape) "])
        }
    }

    /// Numbers are looked up as they are: there would be more of them than of everything else. So are ideographs.
    private static func isKept(_ word: String) -> Bool {
        let length = word.unicodeScalars.count
        return length > 1 && length <= longest && !word.isNumber
    }

    /// The words of texts that a word may stand for, with itself, the most alike first.
    func variants(of word: String, inPhrase: Bool) throws -> [String] {
        let shape = Confusion.shape(of: word.utf8)
        let most = ClosePattern.allowance(shape.count, isNumber: word.isNumber, inPhrase: inPhrase)
        var found: [(word: String, errors: Int)] = [(word, -1)]
        if let number = Confusion.number(of: word), number != word { found.append((number, 0)) }
        let text = String(decoding: shape, as: UTF8.self)
        for same in try String.fetchAll(
            db.cachedStatement(sql: "SELECT word FROM textWord WHERE shape = ? LIMIT ?"),
            arguments: [text, Self.mostVariants])
        where same != word { found.append((same, 0)) }
        if let query = Self.query(text, most: most) {
            try db.forEachRow(
                """
                SELECT word FROM textWordGrams JOIN textWord ON textWord.id = textWordGrams.rowid
                WHERE textWordGrams MATCH ? LIMIT ?
                """, [query, Self.mostCompared]
            ) { row in
                let candidate = Shape(row.text(0))
                let whole = CloseMatch.errors(of: shape, in: candidate, most: most, isWhole: true)
                if let errors = whole ?? ClosePattern.errors(of: shape, word: word, in: candidate),
                    candidate.bytes != shape
                {
                    found.append((String(decoding: row.text(0), as: UTF8.self), errors))
                }
            }
        }
        return found.sorted { ($0.errors, $0.word) < ($1.errors, $1.word) }.prefix(Self.mostVariants).map(\.word)
    }

    /// Groups of three letters of which a word has at least one if it differs in so many letters at most: one more of them
    /// than there are errors, none overlapping. Short words need the spaces at their ends for that; one group more then finds
    /// words that ran into others.
    private static func query(_ shape: String, most: Int) -> String? {
        let bare = Array(shape.unicodeScalars)
        guard bare.count > gramLength else { return nil }
        let isLong = bare.count >= gramLength * (most + 1)
        let letters: [Unicode.Scalar] = isLong ? bare : [" "] + bare + [" "]
        let step = max(gramLength, (letters.count - gramLength) / max(1, most))
        var starts = Array(stride(from: 0, through: letters.count - gramLength, by: step).prefix(most + 1))
        if !isLong { starts.append(1) }
        return starts.map { start in
            String(String.UnicodeScalarView(letters[start..<(start + gramLength)])).asFTSString
        }.joined(separator: " OR ")
    }

    private static let gramLength = 3
}
