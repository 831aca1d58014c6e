internal import Hummingbird
internal import PixelBoxCore

/// Pictures to search by that are not in the library, or only parts of one that is.
struct ExampleRoutes {
    let library: Library
    let work: WorkLimits
    let examples: Examples
    let uploadLimit: Int

    func add(to router: Router<WebContext>) {
        router.post("/api/examples") { request, _ in
            let bytes = try await work.receive { try await request.bytes(limit: uploadLimit) }
            return try await keep(bytes)
        }
        router.post("/api/examples/address") { request, _ in
            let address = try await request.value(AddressOfPicture.self).address
            let limit = uploadLimit
            return try await keep(try await work.run { try await library.picture(onTheWeb: address, limit: limit) })
        }
        router.post("/api/examples/region") { request, _ in
            let wanted = try await request.value(PartOfPicture.self)
            guard wanted.region.isValid else { throw WebProblem.bad("That part is not in the picture.") }
            guard let bytes = try await work.run({ try await library.part(wanted.region, ofPicture: wanted.picture) })
            else {
                throw WebProblem.notFound("The library has no picture \(wanted.picture).")
            }
            return try await keep(bytes)
        }
        router.get("/api/examples/:id") { request, context in
            guard let example = context.parameters.get("id").flatMap({ examples[$0] }) else {
                throw WebProblem.notFound("That picture is no longer here.")
            }
            return ContentTag.answer(
                request, bytes: example.preview, mediaType: example.mediaType, caching: "private, max-age=86400")
        }
    }

    private func keep(_ bytes: [UInt8]) async throws -> Response {
        guard !bytes.isEmpty else { throw WebProblem.bad("There is no picture in the request.") }
        let preview = try await work.run { try library.preview(of: bytes) }
        let example = Examples.Example(bytes: bytes, preview: preview.bytes, mediaType: preview.mediaType)
        return .json(ExampleAnswer(id: examples.keep(example)))
    }
}

/// A part of a picture of the library, as shares of its width and height.
private struct PartOfPicture: Decodable {
    let picture: Int64
    let x: Double
    let y: Double
    let width: Double
    let height: Double

    var region: PictureRegion { PictureRegion(x: x, y: y, width: width, height: height) }
}

private struct AddressOfPicture: Decodable {
    let address: String
}

private struct ExampleAnswer: Encodable {
    let id: String
}
