/// How well the words of a picture answer the words of a query.
///
/// A whole word in the name counts most, then whole words in tags, text and folders, then beginnings, then parts,
/// then metadata. A name with little else in it wins among equals. Words in texts that may have been misread count least.
struct WordRanking {
    /// How a word was found, best first.
    enum Fit: Int, Comparable {
        case whole, beginning, part

        static func < (one: Fit, other: Fit) -> Bool { one.rawValue < other.rawValue }
    }

    /// A word or a phrase as it is compared.
    struct Wanted {
        /// As it stands in the word table: folded, with one space between words.
        let phrase: String
        let bytes: [UInt8]
        /// Looked for in texts only.
        let isOfText: Bool
        /// How it may have been misread; nil where only what is written counts.
        let close: ClosePattern?
    }

    let wanted: [Wanted]

    /// The positive words and phrases of a query; `forgives`: those that were misread count too.
    init(_ texts: [RankingText], forgives: Bool = false) {
        wanted = texts.compactMap { text in
            let phrase = Folding.words(text.text).searchWords.joined(separator: " ")
            guard !phrase.isEmpty else { return nil }
            return Wanted(
                phrase: phrase, bytes: Array(phrase.utf8), isOfText: text.isOfText,
                close: forgives ? ClosePattern(text.text) : nil)
        }
    }

    /// The words and phrases as they stand in the word table.
    var phrases: [String] { wanted.map(\.phrase) }

    var isEmpty: Bool { wanted.isEmpty }

    /// The rank of a picture (0 to 1) and the columns that made it, best first; the texts are as they stand in the word
    /// table, in the order of `WordColumn`.
    func rank(_ texts: [String]) -> (rank: Double, columns: [WordColumn]) {
        rank { column, body in
            var text = texts[column.index]
            text.withUTF8(body)
        }
    }

    /// The same for a row of `name, path, tags, text, metadata`.
    func rank(_ row: RawRow) -> (rank: Double, columns: [WordColumn]) {
        rank { column, body in body(row.text(Int32(column.index))) }
    }

    private typealias TextReader = (WordColumn, (UnsafeBufferPointer<UInt8>) -> Void) -> Void

    private func rank(_ read: TextReader) -> (rank: Double, columns: [WordColumn]) {
        var top = [Double](repeating: 0, count: wanted.count)
        var best: [(column: WordColumn, score: Double)] = []
        var nameLength = 0
        for column in WordColumn.allCases {
            read(column) { text in
                var score = 0.0
                for (index, one) in wanted.enumerated() where column == .text || !one.isOfText {
                    guard let fit = Self.fit(one.bytes, in: text) else { continue }
                    score = max(score, Self.scores[column.index][fit.rawValue])
                    top[index] = max(top[index], Self.scores[column.index][fit.rawValue])
                }
                if score > 0 { best.append((column, score)) }
                if score > 0, column == .name { nameLength = Self.wordCount(text) }
            }
        }
        addMisread(&top, &best, read)
        let sought = Double(max(1, wanted.count))
        let shortName = nameLength > 0 ? sought / max(sought, Double(nameLength)) : 0
        let rank = (top.reduce(0, +) / sought + Self.shortNameShare * shortName) / (1 + Self.shortNameShare)
        best.sort { ($0.score, $1.column.index) > ($1.score, $0.column.index) }
        return (rank, best.map(\.column))
    }

    /// What is written nowhere may have been misread.
    private func addMisread(
        _ top: inout [Double], _ best: inout [(column: WordColumn, score: Double)], _ read: TextReader
    ) {
        let missing = wanted.indices.filter { top[$0] == 0 && wanted[$0].close != nil }
        guard !missing.isEmpty else { return }
        read(.text) { text in
            let shape = Shape(text)
            var score = 0.0
            for index in missing {
                guard let errors = wanted[index].close?.errors(in: shape) else { continue }
                top[index] = Self.closeScore / Double(1 + errors)
                score = max(score, top[index])
            }
            if score > 0, !best.contains(where: { $0.column == .text }) { best.append((.text, score)) }
        }
    }

    /// Whether a text in its original spelling has all of the words as whole ones.
    func isWhole(in text: String) -> Bool {
        var folded = Folding.words(text)
        return folded.withUTF8 { text in wanted.allSatisfy { Self.fit($0.bytes, in: text) == .whole } }
    }

    /// Whether a text in its original spelling has any of the words.
    func isFound(in text: String) -> Bool {
        var folded = Folding.words(text)
        return folded.withUTF8 { text in wanted.contains { Self.fit($0.bytes, in: text) != nil } }
    }

    /// The best way in which words stand in a text; between them there may be anything but letters and digits.
    static func fit(_ phrase: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Fit? {
        guard let first = phrase.first else { return nil }
        var best: Fit?
        for start in text.indices where text[start] == first {
            guard let end = Self.end(of: phrase, in: text, from: start) else { continue }
            let beginsWord = start == 0 || !text[start - 1].isPartOfWord
            let endsWord = end == text.count || !text[end].isPartOfWord
            let fit: Fit = beginsWord ? (endsWord ? .whole : .beginning) : .part
            best = best.map { min($0, fit) } ?? fit
            if best == .whole { break }
        }
        return best
    }

    /// Where the words end that begin at a place in a text; nil if others stand there.
    private static func end(of phrase: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var at = start
        for byte in phrase {
            if byte == UInt8(ascii: " ") {
                guard at < text.count, !text[at].isPartOfWord else { return nil }
                while at < text.count, !text[at].isPartOfWord { at += 1 }
            } else {
                guard at < text.count, text[at] == byte else { return nil }
                at += 1
            }
        }
        return at
    }

    private static func wordCount(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var isInWord = false
        for byte in text {
            if byte.isPartOfWord, !isInWord { count += 1 }
            isInWord = byte.isPartOfWord
        }
        return count
    }

    /// By column, then by fit: whole, beginning, part.
    private static let scores: [[Double]] = [
        [1.00, 0.60, 0.40],  // name
        [0.70, 0.48, 0.30],  // path
        [0.90, 0.55, 0.36],  // tags
        [0.80, 0.50, 0.32],  // text
        [0.20, 0.15, 0.10],  // metadata
    ]
    private static let shortNameShare = 0.1
    /// Less than anything that is written as it was asked for.
    private static let closeScore = 0.06
}

extension UInt8 {
    /// Letters and digits; all beyond ASCII counts, folding has left little else there.
    fileprivate var isPartOfWord: Bool {
        self >= 0x80 || (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
    }
}

extension WordColumn {
    /// Its place among the columns of the word table.
    var index: Int {
        switch self {
        case .name: 0
        case .path: 1
        case .tags: 2
        case .text: 3
        case .metadata: 4
        }
    }
}
