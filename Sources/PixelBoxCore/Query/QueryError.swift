/// Why a query cannot be understood; the description is one sentence that says what and where.
public struct QueryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where in the query, counted in characters from 1.
    public let column: Int
    /// What is wrong, where, and if possible what would be right.
    public let description: String

    /// - Parameters:
    ///   - position: In characters from 0.
    ///   - sentence: Names the piece and the place, which it is given as "at N".
    init(_ position: Int, _ sentence: (_ place: String) -> String) {
        column = position + 1
        description = sentence("at \(position + 1)")
    }
}
