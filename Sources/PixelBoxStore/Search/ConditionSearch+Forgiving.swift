internal import GRDB

extension ConditionSearch {
    /// The pictures whose text has a word or a phrase as it may have been misread: signs that look alike, a letter or two
    /// that are wrong, spaces that are missing.
    func misread(_ text: String) throws -> IdSet {
        let pattern = ClosePattern(text)
        if pattern.words.count == 1, let word = pattern.words.first?.word { return try misread(word: word) }
        return try misread(phrase: pattern)
    }

    private func misread(word: String) throws -> IdSet {
        let variants = try TextWords(db: db).variants(of: word, inPhrase: false).map(\.asFTSString)
        return try texts(variants + Self.splits(of: word))
    }

    /// Most of its words decide which texts are compared with the whole of it.
    private func misread(phrase: ClosePattern) throws -> IdSet {
        let words = phrase.words.map(\.word)
        let dictionary = TextWords(db: db)
        var sets = try words.map { try texts(dictionary.variants(of: $0, inPhrase: true).map(\.asFTSString)) }
        for index in words.indices.dropLast() {
            // Two words may have become one.
            let both = try texts(
                dictionary.variants(of: words[index] + words[index + 1], inPhrase: true).map(\.asFTSString))
            sets[index].formUnion(both)
            sets[index + 1].formUnion(both)
        }
        var votes: [Int64: Int] = [:]
        for set in sets { set.forEach { votes[$0, default: 0] += 1 } }
        let needed = words.count - max(1, words.count / 3)
        let candidates = votes.filter { $0.value >= needed }.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
        var found = IdSet()
        for (id, _) in candidates.prefix(Self.mostCompared) {
            try db.forEachRow("SELECT text FROM words WHERE rowid = ?", [id]) { row in
                if phrase.errors(in: Shape(row.text(0))) != nil { found.insert(id) }
            }
        }
        return found
    }

    /// The pictures whose text meets any of some FTS5 terms.
    private func texts(_ terms: [String]) throws -> IdSet {
        var found = IdSet()
        guard !terms.isEmpty else { return found }
        let query = WordPlace.text.columnFilter + "(" + terms.joined(separator: " OR ") + ")"
        try db.collectIds("SELECT rowid FROM words WHERE words MATCH ?", [query], into: &found)
        return found
    }

    /// A word as two: a space may be where none was meant.
    private static func splits(of word: String) -> [String] {
        let letters = Array(word)
        guard letters.count > 2 * shortestHalf, letters.count <= longestSplit else { return [] }
        return (shortestHalf...(letters.count - shortestHalf)).map { cut in
            "\(String(letters[..<cut])) \(String(letters[cut...]))".asFTSString
        }
    }

    private static let shortestHalf = 2
    private static let longestSplit = 32
    /// So many texts are compared with a phrase letter by letter, those with most of its words first.
    private static let mostCompared = 1000
}
