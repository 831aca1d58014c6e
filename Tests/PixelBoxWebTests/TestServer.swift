import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import PixelBoxCore
import PixelBoxWeb
import Testing

/// A server for a library of drawn pictures: `red/0.png` … `red/5.png`, `blue/6.jpg`, and `pack.zip` with two more.
struct TestServer {
    let home: TemporaryFolder
    let pictures: TemporaryFolder
    let library: Library
    let server: WebServer

    init(_ configuration: WebConfiguration = WebConfiguration(), isEmpty: Bool = false) async throws {
        home = try TemporaryFolder()
        pictures = try TemporaryFolder()
        library = try Library(
            Configuration(folder: home.url, modelFolders: [], workingFolder: pictures.path(), workers: 2))
        var configuration = configuration
        configuration.home = pictures.path()
        server = WebServer(library: library, configuration: configuration)
        guard !isEmpty else { return }
        for number in 0..<6 { try pictures.write(SamplePicture.png(number), to: "red/\(number).png") }
        try pictures.write(SamplePicture.jpeg(6), to: "blue/6.jpg")
        try pictures.write(
            ZipFile.bytes([
                ("ui/7.png", try SamplePicture.transparentPNG(7)), ("ui/8.png", try SamplePicture.png(8)),
            ]), to: "pack.zip")
        _ = try await library.add([pictures.path()])
    }

    /// Sends requests straight to the routes.
    func test<Value: Sendable>(_ body: @Sendable (Client) async throws -> Value) async throws -> Value {
        try await server.application().test(.router) { try await body(Client(client: $0)) }
    }

    /// The id of the first picture that a query finds.
    func id(_ query: String) async throws -> Int64 {
        let answer = try await library.search(SearchRequest(query: query, limit: 1))
        return try #require(answer.hits.first).id
    }
}

/// Sends requests as the page does.
struct Client: Sendable {
    let client: any TestClientProtocol

    func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestResponse {
        try await client.executeRequest(uri: path, method: .get, headers: headers, body: nil)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = [], _ headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await client.executeRequest(uri: path, method: method, headers: headers, body: ByteBuffer(bytes: body))
    }

    /// The headers of a page that has begun a session.
    func session() async throws -> HTTPFields {
        let response = try await get("/api/session")
        let cookie = try #require(response.headers[.setCookie]).prefix { $0 != ";" }
        let token = try #require(try response.json()["token"] as? String)
        return [.cookie: String(cookie), Self.token: token]
    }

    /// A change, with the cookie and the token of a page.
    func change(_ method: HTTPRequest.Method, _ path: String, _ json: String) async throws -> TestResponse {
        try await send(method, path, Array(json.utf8), try await session())
    }

    static let token = HTTPField.Name("X-PixelBox-Token") ?? .origin
}

extension TestResponse {
    /// The body as a JSON object.
    func json() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(buffer: body))
        return try #require(value as? [String: Any])
    }

    /// The sentence of an error.
    var sentence: String? { try? json()["error"] as? String }
}

/// A folder with one picture that is in no library yet.
final class TemporaryFolderOfPictures: Sendable {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(SamplePicture.png(99), to: "99.png")
    }

    var path: String { folder.path() }
}
