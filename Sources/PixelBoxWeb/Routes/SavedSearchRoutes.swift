internal import Hummingbird

/// Searches with a name.
struct SavedSearchRoutes {
    let saved: SavedSearches

    func add(to router: Router<WebContext>) {
        router.get("/api/saved-searches") { _, _ in .json(try saved.all()) as Response }
        router.put("/api/saved-searches") { request, _ in
            try saved.replace(with: try await request.value(SavedSearches.Document.self))
            return Response.done
        }
    }
}
