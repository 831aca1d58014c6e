internal import Hummingbird

/// Knows browsers by their cookie; lets changes through only with the page's token, and where there is a password,
/// nothing without it.
struct SessionGuard: RouterMiddleware {
    let sessions: Sessions
    let needsPassword: Bool

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.session = request.cookies[Sessions.cookieName].flatMap { sessions[$0.value] }
        try check(
            request.method, path: request.uri.path, session: context.session, token: request.headers[.pixelBoxToken])
        return try await next(request, context)
    }

    /// - Throws: `WebProblem` if this must not go through.
    func check(_ method: HTTPRequest.Method, path: String, session: Session?, token: String?) throws {
        guard path.hasPrefix("/api/"), !Self.isEntrance(path) else { return }
        if needsPassword, session?.isAdmitted != true {
            throw WebProblem(.unauthorized, "Say the password first.")
        }
        // A search by picture is sent with POST but changes nothing.
        guard method != .get, method != .head, path != "/api/search" else { return }
        guard let session, let token, Secret.areEqual(session.token, token) else {
            throw WebProblem(.forbidden, "This change did not come from the page. Reload it and try again.")
        }
    }

    /// Where a session begins: open to those who have none.
    private static func isEntrance(_ path: String) -> Bool { path == "/api/session" }
}
