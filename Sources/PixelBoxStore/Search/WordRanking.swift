/// How well the words of a picture answer the words of a query.
///
/// A whole word in the name counts most, then whole words in tags, text and folders, then beginnings, then parts,
/// then metadata. A name with little else in it wins among equals.
struct WordRanking {
    /// How a word was found, best first.
    private enum Fit: Int, Comparable {
        case whole, beginning, part

        static func < (one: Fit, other: Fit) -> Bool { one.rawValue < other.rawValue }
    }

    /// The words and phrases as they stand in the word table: folded, with one space between words.
    let phrases: [String]
    private let wanted: [[UInt8]]

    /// The positive words and phrases of a query.
    init(_ texts: [String]) {
        phrases = texts.map { Folding.words($0).searchWords.joined(separator: " ") }.filter { !$0.isEmpty }
        wanted = phrases.map { Array($0.utf8) }
    }

    var isEmpty: Bool { wanted.isEmpty }

    /// The rank of a picture (0 to 1) and the columns that made it, best first; the texts are as they stand in the word
    /// table, in the order of `WordColumn`.
    func rank(_ texts: [String]) -> (rank: Double, columns: [WordColumn]) {
        var best = [Double](repeating: 0, count: texts.count)
        var top = [Double](repeating: 0, count: wanted.count)
        for (column, var text) in texts.enumerated() where !text.isEmpty {
            text.withUTF8 { text in
                for (index, phrase) in wanted.enumerated() {
                    guard let fit = Self.fit(phrase, in: text) else { continue }
                    let score = Self.scores[column][fit.rawValue]
                    top[index] = max(top[index], score)
                    best[column] = max(best[column], score)
                }
            }
        }
        let sought = Double(max(1, wanted.count))
        let shortName = best[0] == 0 ? 0 : sought / max(sought, Double(texts[0].utf8.wordCount))
        let rank = (top.reduce(0, +) / sought + Self.shortNameShare * shortName) / (1 + Self.shortNameShare)
        let columns = WordColumn.allCases.filter { best[$0.index] > 0 }.sorted { best[$0.index] > best[$1.index] }
        return (rank, columns)
    }

    /// The best way in which words stand in a text; between them there may be anything but letters and digits.
    private static func fit(_ phrase: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Fit? {
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

    /// By column, then by fit: whole, beginning, part.
    private static let scores: [[Double]] = [
        [1.00, 0.60, 0.40],  // name
        [0.70, 0.48, 0.30],  // path
        [0.90, 0.55, 0.36],  // tags
        [0.80, 0.50, 0.32],  // text
        [0.20, 0.15, 0.10],  // metadata
    ]
    private static let shortNameShare = 0.1
}

extension UInt8 {
    /// Letters and digits; all beyond ASCII counts, folding has left little else there.
    fileprivate var isPartOfWord: Bool {
        self >= 0x80 || (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
    }
}

extension String.UTF8View {
    fileprivate var wordCount: Int {
        var count = 0
        var isInWord = false
        for byte in self {
            if byte.isPartOfWord, !isInWord { count += 1 }
            isInWord = byte.isPartOfWord
        }
        return count
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
