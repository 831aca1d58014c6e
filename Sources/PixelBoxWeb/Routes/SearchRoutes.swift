internal import Hummingbird
internal import PixelBoxCore

/// Searching by words, filters and pictures.
struct SearchRoutes {
    let library: Library
    let work: WorkLimits
    let uploadLimit: Int

    /// More results than this are asked for page by page.
    private static let mostHits = 100_000

    func add(to router: Router<WebContext>) {
        router.get("/api/search") { request, _ in
            let search = try Self.search(QueryValues(request), likes: [])
            return try await answer(search)
        }
        router.post("/api/search") { request, _ in
            let likes = try await work.receive { try await pictures(in: request) }
            let search = try Self.search(QueryValues(request), likes: likes)
            return try await answer(search)
        }
    }

    private func answer(_ search: SearchRequest) async throws -> Response {
        .json(try await work.run { try await library.search(search) })
    }

    private static func search(_ values: QueryValues, likes: [LikeReference]) throws -> SearchRequest {
        SearchRequest(
            query: values["q"] ?? "", likes: likes,
            limit: try values.count("limit", default: SearchRequest.defaultLimit, most: mostHits),
            offset: try values.count("offset", default: 0))
    }

    /// One picture as the whole body, or any number as a form.
    private func pictures(in request: Request) async throws -> [LikeReference] {
        let type = request.headers[.contentType] ?? ""
        let body = try await request.bytes(limit: uploadLimit)
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            guard !body.isEmpty else { throw WebProblem.bad("There is no picture in the request.") }
            return [.bytes(body)]
        }
        guard let form = Multipart(body, contentType: type) else { throw WebProblem.bad("The form cannot be read.") }
        let pictures = form.parts.map(\.bytes).filter { !$0.isEmpty }
        guard !pictures.isEmpty else { throw WebProblem.bad("There is no picture in the request.") }
        return pictures.map { .bytes($0) }
    }
}
