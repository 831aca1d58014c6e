internal import PixelBoxStore

extension Library {
    /// A query with its mistyped words as the library has them; nil if there are none, or if it finds something although a
    /// word of it is not in the library. Only words that stand alone are looked at: who writes a field or a phrase means it.
    /// - Throws: `QueryError` if the query cannot be understood.
    public func correction(of query: String) async throws -> String? {
        var corrected = Array(query)
        var known = 0, changed = 0
        // From the end, so that what is before stays in its place.
        for token in try QueryLexer.tokens(of: query).reversed() {
            guard case .word(let word) = token.kind, word.count >= Self.shortestCorrected else { continue }
            if try await store.hasWord(word) {
                known += 1
            } else if let meant = try await store.spelling(of: word) {
                corrected.replaceSubrange(token.range, with: meant)
                changed += 1
            }
        }
        guard changed > 0 else { return nil }
        if known > 0, try await search(SearchRequest(query: query, limit: 1)).total > 0 { return nil }
        let answer = String(corrected)
        return try await search(SearchRequest(query: answer, limit: 1)).total > 0 ? answer : nil
    }

    private static let shortestCorrected = 4
}
