internal import PixelBoxStore

/// A part of a query. Leaves know where they stand in the text, in characters.
indirect enum QueryNode: Equatable {
    case all([QueryNode])
    case any([QueryNode])
    case not(QueryNode)
    case word(String, Range<Int>)
    case phrase(String, Range<Int>)
    case field(Condition, Range<Int>)
    case like(String, Range<Int>)
    case show(String, Range<Int>)

    /// The free words in it that are wanted, in the order of the text.
    var rankingWords: [RankingWord] {
        switch self {
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.rankingWords)
        case .word(let text, _): [RankingWord(text: text, isPhrase: false)]
        case .phrase(let text, _): [RankingWord(text: text, isPhrase: true)]
        case .not, .field, .like, .show: []
        }
    }

    /// What results are ranked by: the free words in it that are wanted, and those that are wanted in texts.
    var ranking: [RankingText] {
        switch self {
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.ranking)
        case .word(let text, _), .phrase(let text, _): [RankingText(text)]
        case .field(let condition, _): condition.textsWanted.map { RankingText($0, isOfText: true) }
        case .not, .like, .show: []
        }
    }

    /// What it demands of a picture. What ranks by look has no yes or no, so it cannot stand in here.
    func condition() throws(QueryError) -> Condition {
        switch self {
        case .all(let nodes): return .all(try Self.conditions(nodes))
        case .any(let nodes): return .any(try Self.conditions(nodes))
        case .not(let node): return .not(try node.condition())
        case .word(let text, _): return .word(text)
        case .phrase(let text, _): return .phrase(text)
        case .field(let condition, _): return condition
        case .like(_, let range):
            throw QueryError(range.lowerBound) {
                "like: \($0) ranks all results, so it cannot stand in an OR or a negated group"
            }
        case .show(_, let range):
            throw QueryError(range.lowerBound) {
                "show: \($0) ranks all results, so it cannot stand in an OR or a negated group"
            }
        }
    }

    private static func conditions(_ nodes: [QueryNode]) throws(QueryError) -> [Condition] {
        var conditions: [Condition] = []
        for node in nodes { conditions.append(try node.condition()) }
        return conditions
    }

    /// The opposite; twice the opposite is the thing itself.
    var negated: QueryNode {
        if case .not(let node) = self { return node }
        return .not(self)
    }
}

extension Condition {
    /// The words that a field wants in texts.
    fileprivate var textsWanted: [String] {
        switch self {
        case .text(.part(let text)), .text(.exact(let text)): [text]
        case .any(let parts): parts.flatMap(\.textsWanted)
        default: []
        }
    }
}
