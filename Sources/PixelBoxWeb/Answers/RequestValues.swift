internal import Foundation
internal import Hummingbird
internal import NIOCore

/// The part of an address after `?`, decoded as forms are: `+` and `%20` are spaces.
struct QueryValues {
    private let pairs: [(name: String, value: String)]

    init(_ request: Request) {
        pairs = (request.uri.query ?? "").split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value of this name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// All values of this name.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// A number that must not be negative.
    func count(_ name: String, default standard: Int, most: Int = .max) throws -> Int {
        guard let text = self[name], !text.isEmpty else { return standard }
        guard let number = Int(text), number >= 0 else {
            throw WebProblem.bad("\(name) must be a whole number, not \u{201C}\(text)\u{201D}.")
        }
        return min(number, most)
    }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }
}

extension Request {
    /// The body as a value.
    /// - Throws: `WebProblem` if it is too long or not what was expected.
    func value<Value: Decodable>(_ type: Value.Type) async throws -> Value {
        let data = try await bytes(limit: 1 << 20)
        do {
            return try JSONDecoder().decode(type, from: Data(data))
        } catch {
            throw WebProblem.bad("The request is not what was expected.")
        }
    }

    /// The whole body; one that says it is too long is refused before it is read.
    func bytes(limit: Int) async throws -> [UInt8] {
        let tooLong = WebProblem(
            .contentTooLarge, "That is more than PixelBox takes at once (\(max(1, limit >> 20)) MB).")
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLong }
        do {
            return Array(buffer: try await body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw tooLong
        }
    }
}
