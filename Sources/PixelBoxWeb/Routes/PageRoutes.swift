internal import Hummingbird

/// The page and its files.
struct PageRoutes {
    let files: PageFiles
    let sessions: Sessions
    let needsPassword: Bool

    func add(to router: Router<WebContext>) {
        router.get("/") { request, context in page(request, context) }
        for path in files.paths where path != "index.html" && path != "api/openapi.json" {
            router.get("/\(path)") { request, _ in file(path, request) }
        }
        router.get("/favicon.ico") { request, _ in file("icons/icon.svg", request) }
        router.get("/api/openapi.json") { request, _ in file("api/openapi.json", request) }
    }

    /// The page itself begins a session.
    private func page(_ request: Request, _ context: WebContext) -> Response {
        guard let file = files["index.html"] else { return Response(status: .notFound) }
        var response = Response.bytes(file.bytes, mediaType: file.mediaType, headers: [.cacheControl: "no-store"])
        if context.session == nil { response.setSession(sessions.begin(isAdmitted: !needsPassword)) }
        return response
    }

    private func file(_ path: String, _ request: Request) -> Response {
        guard let file = files[path] else { return Response(status: .notFound) }
        var response = ContentTag.answer(
            request, bytes: file.bytes, mediaType: file.mediaType, caching: "no-cache", tag: file.tag)
        if file.mediaType == "image/svg+xml" {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        }
        return response
    }
}

extension Response {
    /// Gives the browser its session: not for scripts, not for requests from other sites.
    mutating func setSession(_ session: Session) {
        setCookie(
            Cookie(
                name: Sessions.cookieName, value: session.key, path: "/", httpOnly: true, sameSite: .strict))
    }
}
