import HTTPTypes
import PixelBoxWeb
import Testing

struct PasswordTests {
    private static let configuration = WebConfiguration(address: "0.0.0.0", password: "open sesame")

    @Test(arguments: [
        "/api/status", "/api/search?q=", "/api/thumbnails/1", "/api/originals/1", "/api/events", "/api/results",
    ])
    func showsNothingBeforeThePassword(path: String) async throws {
        let server = try await TestServer(Self.configuration)
        try await server.test { client async throws in
            #expect(try await client.get(path).status == .unauthorized)
            #expect(try await client.get(path, client.session()).status == .unauthorized)
        }
    }

    @Test func letsInWhoeverKnowsIt() async throws {
        let server = try await TestServer(Self.configuration)
        try await server.test { client async throws in
            var headers = try await client.session()
            let response = try await client.send(
                .post, "/api/session", Array(#"{"password":"open sesame"}"#.utf8), headers)
            #expect(response.status == .ok)
            let old = headers
            headers[.cookie] = String(try #require(response.headers[.setCookie]).prefix { $0 != ";" })
            #expect(try await client.get("/api/status", headers).status == .ok)
            #expect(try await client.get("/api/status", old).status == .unauthorized)
        }
    }

    @Test func slowsGuessingDown() async throws {
        let server = try await TestServer(Self.configuration, isEmpty: true)
        try await server.test { client async throws in
            let headers = try await client.session()
            let guess = Array(#"{"password":"password"}"#.utf8)
            #expect(try await client.send(.post, "/api/session", guess, headers).status == .forbidden)
            // The pause doubles with each wrong one: soon it is longer than the slowest machine takes to ask again.
            var answers: [HTTPResponse.Status] = []
            for _ in 0..<10 where answers.last != .tooManyRequests {
                answers.append(try await client.send(.post, "/api/session", guess, headers).status)
            }
            #expect(answers.last == .tooManyRequests)
        }
    }
}
