internal import Hummingbird
internal import PixelBoxCore

/// What could come next while a query is typed, and what was meant where it was mistyped.
struct SuggestionRoutes {
    let library: Library
    let work: WorkLimits

    private static let longestWord = 200
    private static let longestCorrected = 500

    func add(to router: Router<WebContext>) {
        router.get("/api/suggestions") { request, _ in
            let word = String((QueryValues(request)["word"] ?? "").prefix(Self.longestWord))
            let suggestions = try await work.run { try await library.suggestions(for: word) }
            return Response.json(SuggestionsAnswer(suggestions: suggestions))
        }
        router.get("/api/correction") { request, _ in
            let query = QueryValues(request)["q"] ?? ""
            guard query.utf8.count <= Self.longestCorrected else { return Response.json(CorrectionAnswer(query: nil)) }
            let correction = try await work.run { try await library.correction(of: query) }
            return Response.json(CorrectionAnswer(query: correction))
        }
    }
}

private struct CorrectionAnswer: Encodable {
    let query: String?
}

private struct SuggestionsAnswer: Encodable {
    let suggestions: [Suggestion]
}
