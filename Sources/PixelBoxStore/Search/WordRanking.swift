/// How well the words of a picture answer the words of a query.
///
/// A whole word in the name counts most, then whole words in tags, text and folders, then beginnings, then parts,
/// then metadata. A name with little else in it wins among equals.
struct WordRanking {
    /// How a word was found.
    private enum Fit: Int, CaseIterable {
        case whole, beginning, part
    }

    private let wanted: [[String]]

    /// The positive words and phrases of a query.
    init(_ texts: [String]) {
        wanted = texts.map { Folding.words($0).searchWords }.filter { !$0.isEmpty }
    }

    var isEmpty: Bool { wanted.isEmpty }

    /// The words as they stand in the word table, one list for each word or phrase.
    var phrases: [String] { wanted.map { $0.joined(separator: " ") } }

    /// The rank of a picture (0 to 1) and the columns that made it, best first.
    /// - Parameter texts: Text as it is in the word table, in the order of `WordColumn`.
    func rank(_ texts: [String]) -> (rank: Double, columns: [WordColumn]) {
        let columns = texts.map(\.searchWords)
        var sum = 0.0
        var best: [WordColumn: Double] = [:]
        for phrase in wanted {
            var top = 0.0
            for (column, words) in zip(WordColumn.allCases, columns) {
                guard let fit = Self.fit(phrase, words, text: texts[column.index]) else { continue }
                let score = Self.scores[column.index][fit.rawValue]
                top = max(top, score)
                best[column] = max(best[column] ?? 0, score)
            }
            sum += top
        }
        let nameLength = columns[WordColumn.name.index].count
        let shortName = best[.name] == nil ? 0 : Double(wanted.count) / Double(max(nameLength, wanted.count))
        let rank = (sum / Double(max(1, wanted.count)) + Self.shortNameShare * shortName) / (1 + Self.shortNameShare)
        return (rank, best.sorted { ($1.value, $0.key.index) < ($0.value, $1.key.index) }.map(\.key))
    }

    private static func fit(_ phrase: [String], _ words: [String], text: String) -> Fit? {
        if phrase.count == 1 {
            var fit: Fit?
            for word in words {
                if word == phrase[0] { return .whole }
                if word.hasPrefix(phrase[0]) {
                    fit = .beginning
                } else if fit == nil, word.containsBytes(of: phrase[0]) {
                    fit = .part
                }
            }
            return fit
        }
        if words.containsRun(phrase) { return .whole }
        let together = words.joined(separator: " ")
        let sought = phrase.joined(separator: " ")
        if (" " + together).containsBytes(of: " " + sought) { return .beginning }
        return together.containsBytes(of: sought) ? .part : nil
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
