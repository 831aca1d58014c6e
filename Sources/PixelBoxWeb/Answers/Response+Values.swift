internal import Foundation
internal import Hummingbird
internal import NIOCore

extension Response {
    /// A value as JSON, with the field names of the command line's `--json`.
    static func json(_ value: some Encodable) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // Our own values, which always encode.
        let data = (try? encoder.encode(value)) ?? Data("null".utf8)
        return Response(
            status: .ok, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// Bytes of a known type.
    static func bytes(_ bytes: [UInt8], mediaType: String, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = mediaType
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Done, and nothing to say.
    static var done: Response { Response(status: .noContent) }
}
