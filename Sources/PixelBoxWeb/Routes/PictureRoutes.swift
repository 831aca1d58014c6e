internal import Hummingbird
internal import PixelBoxCore

/// One picture: what is known of it, its small version, its original.
struct PictureRoutes {
    let library: Library
    let work: WorkLimits
    let desktop: Desktop

    private static let viewEdges = 64...8192
    private static let standardEdge = 2048

    func add(to router: Router<WebContext>) {
        router.get("/api/pictures/:id") { _, context in try await details(context.pictureId()) }
        router.get("/api/thumbnails/:id") { request, context in try await thumbnail(context.pictureId(), request) }
        router.get("/api/originals/:id") { request, context in try await original(context.pictureId(), request) }
        router.get("/api/views/:id") { request, context in try await view(context.pictureId(), request) }
        router.post("/api/pictures/:id/open") { _, context in try await show(context.pictureId(), desktop.open) }
        router.post("/api/pictures/:id/reveal") { _, context in try await show(context.pictureId(), desktop.reveal) }
    }

    private func details(_ id: Int64) async throws -> Response {
        guard let details = try await work.run({ try await library.details(ofPicture: id) }) else {
            throw Self.unknown(id)
        }
        return .json(details)
    }

    private func thumbnail(_ id: Int64, _ request: Request) async throws -> Response {
        guard let thumbnail = try await work.run({ try await library.thumbnail(ofPicture: id) }) else {
            throw WebProblem.notFound("Picture \(id) has no small version.")
        }
        // An address with a version never changes its meaning.
        let caching = QueryValues(request)["v"] == nil ? "private, no-cache" : "private, max-age=31536000, immutable"
        return ContentTag.answer(request, bytes: thumbnail.bytes, mediaType: thumbnail.mediaType, caching: caching)
    }

    /// The original, never as something that the browser would run: files of types that it shows as pictures are
    /// shown, SVG only inside an `<img>`, everything else is a download.
    private func original(_ id: Int64, _ request: Request) async throws -> Response {
        let found: EncodedPicture?
        do {
            found = try await work.run { try await library.original(ofPicture: id) }
        } catch let error as PathProblem {
            throw WebProblem.notFound(error.description)
        }
        guard let original = found else { throw Self.unknown(id) }
        var response = ContentTag.answer(
            request, bytes: original.bytes, mediaType: original.mediaType, caching: "private, no-cache")
        let isSafe = Self.shownTypes.contains(original.mediaType) && QueryValues(request)["download"] == nil
        response.headers[.contentDisposition] = Self.disposition(isSafe ? "inline" : "attachment", original.name)
        response.headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        return response
    }

    /// Any picture in a form that every browser shows.
    private func view(_ id: Int64, _ request: Request) async throws -> Response {
        let values = QueryValues(request)
        let edge = try values.count("edge", default: Self.standardEdge)
        let caching = values["v"] == nil ? "private, no-cache" : "private, max-age=86400"
        let found = try await work.run {
            try await library.view(
                ofPicture: id, longestEdge: min(max(edge, Self.viewEdges.lowerBound), Self.viewEdges.upperBound))
        }
        guard let view = found else { throw Self.unknown(id) }
        return ContentTag.answer(request, bytes: view.bytes, mediaType: view.mediaType, caching: caching)
    }

    /// Shows the file of a picture on the desktop; the archive, where it lies in one.
    private func show(_ id: Int64, _ action: @escaping @Sendable (String) -> Bool) async throws -> Response {
        guard desktop.canOpen else { throw WebProblem(.notImplemented, "PixelBox does not run on a desktop.") }
        guard let file = try await library.file(ofPicture: id) else { throw Self.unknown(id) }
        guard action(file) else { throw WebProblem(.notImplemented, "The desktop has no program for it.") }
        return .done
    }

    /// Types that browsers show as pictures and that carry no scripts.
    private static let shownTypes: Set = [
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/bmp", "image/jxl",
    ]

    /// RFC 6266, with the name in plain letters for old programs and in full for new ones.
    static func disposition(_ kind: String, _ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map {
                $0.isASCII && $0.value >= 32 && !"\"\\%;/".unicodeScalars.contains($0) && $0.value != 127
                    ? Character($0) : "_"
            })
        let full = name.utf8.map { byte -> String in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 46
                || byte == 45
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return "\(kind); filename=\"\(plain)\"; filename*=UTF-8''\(full)"
    }

    private static func unknown(_ id: Int64) -> WebProblem { .notFound("The library has no picture \(id).") }
}

extension WebContext {
    /// The number in the address.
    func pictureId() throws -> Int64 {
        guard let id = parameters.get("id", as: Int64.self) else {
            throw WebProblem.notFound("There is no such picture.")
        }
        return id
    }
}
