extension String {
    /// The words of a folded text: runs of letters and digits, as the word table has them.
    var searchWords: [String] {
        unicodeScalars.split { !$0.isPartOfWord }.map { String($0) }
    }

    /// Whether there is any word to look for.
    var hasSearchWords: Bool { unicodeScalars.contains(where: \.isPartOfWord) }

    /// As a string of an FTS5 query: everything in it is text.
    var asFTSString: String {
        let text = reduce(into: "") { result, character in
            if character == "\0" { return }
            if character == "\"" { result.append("\"") }
            result.append(character)
        }
        return "\"\(text)\""
    }
}

extension Unicode.Scalar {
    /// Letters, digits and private use (bytes of file names that are not UTF-8), as SQLite's `unicode61` sees it.
    fileprivate var isPartOfWord: Bool {
        if value < 0x80 { return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }
}

extension [String] {
    /// Whether these words stand in it one after the other.
    func containsRun(_ words: [String]) -> Bool {
        guard words.count <= count else { return false }
        return (0...(count - words.count)).contains { self[$0..<($0 + words.count)].elementsEqual(words) }
    }
}
