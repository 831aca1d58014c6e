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
            return try await work.run {
                .json(SuggestionsAnswer(suggestions: try await library.suggestions(for: word)))
            }
        }
    }
}

private struct SuggestionsAnswer: Encodable {
    let suggestions: [Suggestion]
}
