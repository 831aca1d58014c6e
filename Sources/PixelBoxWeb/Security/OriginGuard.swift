internal import Hummingbird

/// Refuses requests that other web pages send, and requests for names that are not this machine's.
///
/// A page of another site can make the browser send requests here. It shows in `Origin` and `Sec-Fetch-Site`, or, if
/// the site points its own name at this machine (DNS rebinding), in `Host`.
package struct OriginGuard: Sendable {
    private let isOpenToOthers: Bool

    /// - Parameter isOpenToOthers: whether it answers to more names than those of this machine's loopback.
    package init(isOpenToOthers: Bool) {
        self.isOpenToOthers = isOpenToOthers
    }

    /// - Parameters:
    ///   - host: the name that was asked for, with or without a port.
    ///   - origin: the page that asks, if it is a page.
    ///   - site: what the browser says of that page, `Sec-Fetch-Site`.
    ///   - mode: what the browser wants it for, `Sec-Fetch-Mode`.
    ///   - isPage: whether it is the page itself that is asked for.
    /// - Throws: `WebProblem` if the request comes from somewhere else.
    package func check(host: String?, origin: String?, site: String?, mode: String?, isPage: Bool) throws {
        guard let host, answers(to: Self.name(of: host)) else {
            throw WebProblem(.forbidden, "PixelBox does not answer to this name.")
        }
        if let origin, origin.lowercased() != "http://" + host.lowercased() {
            throw WebProblem(.forbidden, "PixelBox does not answer other web pages.")
        }
        // Following a link or a bookmark to the page is fine; using what is behind it from elsewhere is not.
        let isHere = site == nil || site == "same-origin" || site == "none"
        guard isHere || (isPage && mode == "navigate") else {
            throw WebProblem(.forbidden, "PixelBox does not answer other web pages.")
        }
    }

    private func answers(to name: String) -> Bool {
        if ["localhost", "127.0.0.1", "[::1]"].contains(name) { return true }
        // A numeric address, or a name that only a local network knows, cannot be pointed here by a foreign site.
        return isOpenToOthers && (Self.isNumeric(name) || !name.contains(".") || name.hasSuffix(".local"))
    }

    /// The host without its port.
    private static func name(of host: String) -> String {
        let lowered = host.lowercased()
        guard let colon = lowered.lastIndex(of: ":"), !lowered[colon...].contains("]") else { return lowered }
        return String(lowered[..<colon])
    }

    private static func isNumeric(_ name: String) -> Bool {
        if name.hasPrefix("["), name.hasSuffix("]") { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Lets only requests of this machine and of the page itself through.
struct OriginMiddleware: RouterMiddleware {
    let rules: OriginGuard

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        try rules.check(
            host: request.head.authority, origin: request.headers[.origin], site: request.headers[.secFetchSite],
            mode: request.headers[.secFetchMode],
            isPage: !request.uri.path.hasPrefix("/api/") && request.method == .get)
        return try await next(request, context)
    }
}
