extension Library {
    /// Finds pictures.
    /// - Throws: `QueryError` for a malformed query, `PathProblem` for a picture to search by that cannot be read; both
    ///   are one sentence.
    public func search(_ request: SearchRequest) async throws -> SearchAnswer {
        try await Searcher(library: self).search(request)
    }
}
