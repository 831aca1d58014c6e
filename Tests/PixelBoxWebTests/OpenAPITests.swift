import Foundation
import PixelBoxWeb
import Testing

struct OpenAPITests {
    /// Paths with their methods, as the document has them.
    private func documented() async throws -> Set<String> {
        let server = try await TestServer(isEmpty: true)
        let document = try await server.test { try await $0.get("/api/openapi.json") }.json()
        #expect((document["openapi"] as? String)?.hasPrefix("3.1") == true)
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        return Set(paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } })
    }

    @Test func describesTheRoutesThatThereAre() async throws {
        let server = try await TestServer(isEmpty: true)
        #expect(try await documented() == Set(server.server.routes.filter { $0.contains(" /api/") }))
    }

    @Test func refersOnlyToWhatItDefines() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/openapi.json") }
        let document = try response.json()
        let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        for match in String(buffer: response.body).matches(of: /"#\/components\/schemas\/([A-Za-z]+)"/) {
            #expect(schemas[String(match.1)] != nil, "\(match.1)")
        }
    }
}
