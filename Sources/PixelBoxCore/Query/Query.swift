package import PixelBoxStore

/// A search as the user means it: what narrows, what ranks, and what it is made of.
package struct Query: Sendable {
    /// As it was written.
    package let text: String
    /// What every result must meet: fields and negations.
    package internal(set) var filter: Condition
    /// The parts with free words, alternatives of words and fields among them; nil if there are none.
    package internal(set) var words: Condition?
    /// The free words that are wanted, in order: for ranking, and for finding pictures by description.
    package let rankingWords: [RankingWord]
    /// What results are ranked by: the free words, and those that are wanted in texts.
    package let ranking: [RankingText]
    /// Pictures that the results should look like, or not.
    package internal(set) var likes: [LikeTerm]
    /// Descriptions of what the results should show, or not.
    package let shows: [ShowTerm]
    /// Everything that it is made of, in the order of the text.
    package let terms: [QueryTerm]

    /// Understands a query.
    /// - Throws: `QueryError` if it is malformed: one sentence, with the place.
    package static func parse(_ text: String) throws(QueryError) -> Query {
        try parse(text, today: .now)
    }

    /// Understands a query as on another day, which `date:today` and its like refer to.
    package static func parse(_ text: String, today: CalendarDay) throws(QueryError) -> Query {
        var parser = try QueryParser(text, today: today)
        let tree = try parser.parse()
        var parts = QueryParts()
        try parts.add(tree)
        return Query(
            text: text, filter: .joined(parts.filter), words: parts.words.isEmpty ? nil : .joined(parts.words),
            rankingWords: tree.rankingWords, ranking: tree.ranking, likes: parts.likes, shows: parts.shows,
            terms: parser.terms)
    }
}

/// A free word or phrase that results are ranked by.
package struct RankingWord: Sendable, Equatable {
    package let text: String
    package let isPhrase: Bool
}

/// A picture to compare with.
package struct LikeTerm: Sendable, Equatable {
    /// A path, or the id of a picture with or without `#` before it.
    package internal(set) var reference: String
    package let isNegative: Bool

    /// The picture that is meant.
    package var resolved: LikeReference {
        let digits = reference.hasPrefix("#") ? reference.dropFirst() : reference[...]
        if let id = Int64(digits), id >= 0 { return .picture(id: id) }
        return .path(reference)
    }
}

/// A description of what a picture shows.
package struct ShowTerm: Sendable, Equatable {
    package let text: String
    package let isNegative: Bool
}

/// The tree of a query, taken apart.
private struct QueryParts {
    var filter: [Condition] = []
    var words: [Condition] = []
    var likes: [LikeTerm] = []
    var shows: [ShowTerm] = []

    mutating func add(_ node: QueryNode) throws(QueryError) {
        switch node {
        case .all(let nodes):
            for node in nodes { try add(node) }
        case .like(let reference, _): likes.append(LikeTerm(reference: reference, isNegative: false))
        case .not(.like(let reference, _)): likes.append(LikeTerm(reference: reference, isNegative: true))
        case .show(let text, _): shows.append(ShowTerm(text: text, isNegative: false))
        case .not(.show(let text, _)): shows.append(ShowTerm(text: text, isNegative: true))
        default:
            let condition = try node.condition()
            if node.rankingWords.isEmpty { filter.append(condition) } else { words.append(condition) }
        }
    }
}

extension Condition {
    fileprivate static func joined(_ parts: [Condition]) -> Condition {
        parts.count == 1 ? parts[0] : .all(parts)
    }
}
