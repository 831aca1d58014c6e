/// A word or a phrase of a query that results are ranked by.
package struct RankingText: Sendable, Hashable, ExpressibleByStringLiteral {
    package let text: String
    /// Looked for in the text of pictures only, not in names and tags.
    package let isOfText: Bool

    package init(_ text: String, isOfText: Bool = false) {
        self.text = text
        self.isOfText = isOfText
    }

    package init(stringLiteral text: String) { self.init(text) }
}
