internal import Hummingbird
internal import PixelBoxCore

/// What could come next while a query is typed.
struct SuggestionRoutes {
    let library: Library
    let work: WorkLimits

    private static let longestWord = 200

    func add(to router: Router<WebContext>) {
        router.get("/api/suggestions") { request, _ in
            let word = String((QueryValues(request)["word"] ?? "").prefix(Self.longestWord))
            let suggestions = try await work.run { try await library.suggestions(for: word) }
            return Response.json(SuggestionsAnswer(suggestions: suggestions))
        }
    }
}

private struct SuggestionsAnswer: Encodable {
    let suggestions: [Suggestion]
}
