internal import PixelBoxStore

/// Understands the pieces of a query.
///
///     query    = sequence { OR sequence }
///     sequence = part { part }
///     part     = "-" part | "(" query ")" | word | "phrase" | field:value
struct QueryParser {
    private let tokens: [QueryToken]
    private let today: CalendarDay
    /// The number of UTF-16 units before each character.
    private let offsets: [Int]
    private var next = 0
    private var depth = 0
    private var isNegative = false

    /// What the query is made of, complete after `parse`.
    private(set) var terms: [QueryTerm] = []

    init(_ text: String, today: CalendarDay) throws(QueryError) {
        guard text.utf8.count <= Self.longestText else {
            throw QueryError(0) { _ in "the query is longer than \(Self.longestText) bytes" }
        }
        tokens = try QueryLexer.tokens(of: text)
        self.today = today
        offsets = text.reduce(into: [0]) { offsets, character in
            offsets.append(offsets[offsets.count - 1] + character.utf16.count)
        }
    }

    mutating func parse() throws(QueryError) -> QueryNode {
        if tokens.isEmpty { return .all([]) }
        let node = try parseAlternatives()
        guard next == tokens.count else {
            throw QueryError(tokens[next].range.lowerBound) { "the closing parenthesis \($0) has no opening one" }
        }
        return node
    }

    private mutating func parseAlternatives() throws(QueryError) -> QueryNode {
        if next < tokens.count, tokens[next].kind == .or {
            throw QueryError(tokens[next].range.lowerBound) { "OR \($0) needs something before it" }
        }
        var alternatives = [try parseSequence()]
        while next < tokens.count, tokens[next].kind == .or {
            let or = tokens[next]
            next += 1
            guard next < tokens.count, tokens[next].kind != .or, tokens[next].kind != .close else {
                throw QueryError(or.range.lowerBound) { "OR \($0) needs something after it" }
            }
            alternatives.append(try parseSequence())
        }
        return alternatives.count == 1 ? alternatives[0] : .any(alternatives)
    }

    private mutating func parseSequence() throws(QueryError) -> QueryNode {
        var parts: [QueryNode] = []
        while next < tokens.count, tokens[next].kind != .or, tokens[next].kind != .close {
            parts.append(try parsePart())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func parsePart() throws(QueryError) -> QueryNode {
        let token = tokens[next]
        next += 1
        switch token.kind {
        case .minus: return try parseNegated(token)
        case .open: return try parseGroup(token)
        case .word(let text):
            try addTerm(.word, label: text, token)
            return .word(text, token.range)
        case .phrase(let text):
            try addTerm(.phrase, label: text, token)
            return .phrase(text, token.range)
        case .field(let field, let values):
            let node = try FieldParser(field: field, today: today).node(values, token.range)
            try addTerm(.field(field.name), label: values.map(\.text).joined(separator: ", "), token)
            return node
        case .or, .close:
            throw QueryError(token.range.lowerBound) { "nothing to search for stands \($0)" }
        }
    }

    private mutating func parseNegated(_ minus: QueryToken) throws(QueryError) -> QueryNode {
        guard next < tokens.count, tokens[next].kind != .or, tokens[next].kind != .close else {
            throw QueryError(minus.range.lowerBound) { "what is excluded \($0) is missing" }
        }
        try descend(minus)
        isNegative.toggle()
        let node = try parsePart()
        isNegative.toggle()
        depth -= 1
        return node.negated
    }

    private mutating func parseGroup(_ open: QueryToken) throws(QueryError) -> QueryNode {
        try descend(open)
        if next < tokens.count, tokens[next].kind == .close {
            throw QueryError(open.range.lowerBound) { "nothing stands between the parentheses \($0)" }
        }
        let node = try parseAlternatives()
        guard next < tokens.count else {
            throw QueryError(open.range.lowerBound) { "the parenthesis \($0) is never closed" }
        }
        next += 1
        depth -= 1
        return node
    }

    private mutating func descend(_ token: QueryToken) throws(QueryError) {
        depth += 1
        guard depth <= Self.deepest else {
            throw QueryError(token.range.lowerBound) { "the query goes deeper than \(Self.deepest) parentheses \($0)" }
        }
    }

    private mutating func addTerm(_ kind: QueryTerm.Kind, label: String, _ token: QueryToken) throws(QueryError) {
        guard terms.count < Self.mostTerms else {
            throw QueryError(token.range.lowerBound) {
                "the query has more than \(Self.mostTerms) terms, the next one \($0)"
            }
        }
        var start = token.range.lowerBound
        let index = next - 1
        // The sign right before it goes with it.
        if index > 0, tokens[index - 1].kind == .minus { start = tokens[index - 1].range.lowerBound }
        terms.append(
            QueryTerm(
                kind: kind, label: label, isNegative: isNegative,
                range: offsets[start]..<offsets[token.range.upperBound]))
    }

    private static let longestText = 16384
    private static let mostTerms = 200
    private static let deepest = 40
}
