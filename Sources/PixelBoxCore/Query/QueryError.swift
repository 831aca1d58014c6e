/// Why a query cannot be understood; the description is one sentence that says what and where.
public struct QueryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where in the query, counted in characters from 1.
    public let column: Int
    public let description: String

    /// - Parameters:
    ///   - position: In characters from 0.
    ///   - sentence: Names the piece and the place, `{at}` stands for "at N".
    init(_ position: Int, _ sentence: String) {
        column = position + 1
        description = sentence.replacing("{at}", with: "at \(position + 1)", maxReplacements: 1)
    }
}
