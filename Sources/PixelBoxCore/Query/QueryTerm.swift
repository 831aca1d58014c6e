/// A piece of a query, as a page shows it: one word, phrase or field.
package struct QueryTerm: Sendable, Equatable {
    /// What kind of piece it is.
    package enum Kind: Sendable, Equatable {
        case word
        case phrase
        /// A field by its usual name: "width", "tag", "like", "show".
        case field(String)
    }

    package let kind: Kind
    /// What it says, without sign, quotes and field name: "cat", ">1000".
    package let label: String
    /// It takes results away; so does each term in a negated group.
    package let isNegative: Bool
    /// Where it stands in the text, its own minus sign included; in UTF-16 units, as JavaScript counts.
    package let range: Range<Int>
}

extension Query {
    /// The text of this query without one of its terms.
    package func text(without term: QueryTerm) -> String {
        let units = Array(text.utf16)
        guard term.range.upperBound <= units.count else { return text }
        let rest =
            String(decoding: units[..<term.range.lowerBound], as: UTF16.self)
            + String(decoding: units[term.range.upperBound...], as: UTF16.self)
        return QueryText.tidied(rest)
    }
}

/// Mends what is left of a query when a piece was taken out.
private enum QueryText {
    /// Without empty parentheses, and without OR that has nothing on one side.
    static func tidied(_ text: String) -> String {
        guard var tokens = try? QueryLexer.tokens(of: text) else { return text }
        var index = 0
        while index < tokens.count {
            let before = index == 0 ? nil : tokens[index - 1].kind
            let after = index + 1 < tokens.count ? tokens[index + 1].kind : nil
            let isIdle: Bool
            switch tokens[index].kind {
            case .or: isIdle = before.map(\.beginsGroup) ?? true || after.map(\.endsGroup) ?? true
            case .minus: isIdle = after.map(\.endsGroup) ?? true
            case .open where after == .close:
                tokens.remove(at: index + 1)
                isIdle = true
            default: isIdle = false
            }
            if isIdle {
                tokens.remove(at: index)
                index = max(0, index - 2)
            } else {
                index += 1
            }
        }
        let characters = Array(text)
        return tokens.reduce(into: "") { result, token in
            let clings = result.isEmpty || result.hasSuffix("(") || result.hasSuffix("-") || token.kind == .close
            result += (clings ? "" : " ") + String(characters[token.range])
        }
    }
}

extension QueryToken.Kind {
    /// Nothing that it could join stands before an OR after it.
    fileprivate var beginsGroup: Bool { self == .open || self == .or || self == .minus }
    fileprivate var endsGroup: Bool { self == .close || self == .or }
}
