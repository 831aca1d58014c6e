/// A piece of a query's text.
struct QueryToken: Equatable {
    /// What it is.
    enum Kind: Equatable {
        case open, close, or, minus
        /// Words in quotes.
        case phrase(String)
        case word(String)
        /// A field with its values, of which one is enough.
        case field(QueryField, [FieldValue])
    }

    let kind: Kind
    /// In characters.
    let range: Range<Int>
}

/// A value of a field, as it is written.
struct FieldValue: Equatable {
    let text: String
    let isQuoted: Bool
    /// Where it begins, in characters.
    let position: Int
}

/// Cuts a query into its pieces.
struct QueryLexer {
    private let characters: [Character]
    private var at = 0
    private var tokens: [QueryToken] = []

    static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
        var lexer = QueryLexer(characters: Array(text))
        while lexer.at < lexer.characters.count { try lexer.readToken() }
        return lexer.tokens
    }

    private init(characters: [Character]) {
        self.characters = characters
    }

    private var next: Character? { at < characters.count ? characters[at] : nil }

    private mutating func readToken() throws(QueryError) {
        guard let next else { return }
        if next.isWhitespace {
            at += 1
        } else if next == "(" {
            addSign(.open)
        } else if next == ")" {
            addSign(.close)
        } else if next == "|" {
            addSign(.or)
        } else if next == "-" {
            readDashes()
        } else if next.isQuote {
            let start = at
            let text = try readQuoted()
            tokens.append(QueryToken(kind: .phrase(text), range: start..<at))
        } else {
            try readWord()
        }
    }

    private mutating func addSign(_ kind: QueryToken.Kind) {
        tokens.append(QueryToken(kind: kind, range: at..<(at + 1)))
        at += 1
    }

    /// Excludes what stands right behind it; dashes with nothing behind them are only dashes.
    private mutating func readDashes() {
        let end = characters[at...].firstIndex { $0 != "-" } ?? characters.count
        if end == characters.count || characters[end].isWhitespace || characters[end] == ")" {
            at = end
        } else {
            while at < end { addSign(.minus) }
        }
    }

    /// Stands at the opening quote, goes behind the closing one.
    private mutating func readQuoted() throws(QueryError) -> String {
        let start = at
        guard let end = characters[(start + 1)...].firstIndex(where: \.isQuote) else {
            throw QueryError(start) { "the quote \($0) is never closed" }
        }
        at = end + 1
        return String(characters[(start + 1)..<end])
    }

    private mutating func readWord() throws(QueryError) {
        let start = at
        if let (field, valueStart) = try field() {
            at = valueStart
            var values = [try readValue(of: field)]
            while let next, field.separators.contains(next) {
                at += 1
                values.append(try readValue(of: field))
            }
            tokens.append(QueryToken(kind: .field(field, values), range: start..<at))
            return
        }
        var depth = 0
        while let next, !next.isWhitespace, next != "|", depth > 0 || next != ")" {
            depth += next == "(" ? 1 : next == ")" ? -1 : 0
            at += 1
        }
        let word = String(characters[start..<at])
        let kind: QueryToken.Kind =
            switch word {
            case "OR": .or
            case "NOT": .minus
            default: .word(word)
            }
        // AND is what happens anyway, and signs alone say nothing.
        if word == "AND" || word.utf8.allSatisfy(\.isSign) { return }
        tokens.append(QueryToken(kind: kind, range: start..<at))
    }

    /// The known field whose name stands here with a colon or a comparison behind it, and where its value begins.
    private func field() throws(QueryError) -> (QueryField, valueStart: Int)? {
        let rest = characters[at...]
        guard let end = rest.firstIndex(where: { !$0.isFieldLetter }), end > at else { return nil }
        let name = String(characters[at..<end]).lowercased()
        switch characters[end] {
        case ":":
            if let field = QueryField(name: name) { return (field, end + 1) }
            let isAddress = characters[(end + 1)...].starts(with: "//")
            if !isAddress, let suggestion = QueryField.suggestion(for: name) {
                throw QueryError(at) {
                    "unknown field \"\(String(characters[at..<end]))\" \($0): did you mean \(suggestion)?"
                }
            }
            return nil
        case ">", "<", "=":
            // `width>1000` is what `width:>1000` means.
            guard let field = QueryField(name: name), field.isMeasured else { return nil }
            return (field, end)
        default:
            return nil
        }
    }

    /// One value of a field: in quotes, or up to the next space or separator.
    private mutating func readValue(of field: QueryField) throws(QueryError) -> FieldValue {
        let start = at
        if let next, next.isQuote { return FieldValue(text: try readQuoted(), isQuoted: true, position: start) }
        var value = ""
        var depth = 0
        while let next, !next.isWhitespace, depth > 0 || (next != ")" && !field.separators.contains(next)) {
            if next.isQuote, value.last == ":" {
                value += try readQuoted()
                continue
            }
            depth += next == "(" ? 1 : next == ")" ? -1 : 0
            value.append(next)
            at += 1
        }
        return FieldValue(text: value, isQuoted: false, position: start)
    }
}

extension UInt8 {
    /// ASCII that is neither letter nor digit.
    fileprivate var isSign: Bool {
        self < 0x80 && !(0x30...0x39).contains(self) && !(0x61...0x7A).contains(self | 0x20)
    }
}

extension Character {
    fileprivate var isQuote: Bool { self == "\"" || self == "“" || self == "”" || self == "„" }
    fileprivate var isFieldLetter: Bool { isASCII && isLetter || self == "_" }
}
