import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import PixelBoxWeb
import Testing

struct SecurityTests {
    @Test(arguments: [
        "evil.example", "evil.example:7770", "127.0.0.1.evil.example", "localhost.evil.example", "", "192.168.1.5",
    ])
    func refusesForeignNames(host: String) throws {
        #expect(throws: (any Error).self) {
            try OriginGuard(isOpenToOthers: false).check(host: host, origin: nil, site: nil, mode: nil, isPage: true)
        }
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.1:7770", "localhost:80", "LOCALHOST", "[::1]:7770"])
    func answersToThisMachine(host: String) throws {
        try OriginGuard(isOpenToOthers: false).check(host: host, origin: nil, site: nil, mode: nil, isPage: true)
    }

    @Test(arguments: ["192.168.1.5:7770", "annas-laptop", "annas-laptop.local:7770"])
    func answersToTheNetworkIfAskedTo(host: String) throws {
        try OriginGuard(isOpenToOthers: true).check(host: host, origin: nil, site: nil, mode: nil, isPage: true)
        #expect(throws: (any Error).self) {
            try OriginGuard(isOpenToOthers: true).check(
                host: "photos.evil.example", origin: nil, site: nil, mode: nil, isPage: true)
        }
    }

    @Test(arguments: ["http://evil.example", "https://localhost", "http://localhost:1", "null"])
    func refusesForeignOrigins(origin: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/status", [.origin: origin]) }
        #expect(response.status == .forbidden)
        #expect(response.sentence?.isEmpty == false)
    }

    @Test func refusesPicturesWantedByOtherSites() async throws {
        let server = try await TestServer()
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let response = try await server.test { try await $0.get("/api/thumbnails/1", [site: "cross-site"]) }
        #expect(response.status == .forbidden)
    }

    @Test func letsLinksLeadToThePage() async throws {
        let server = try await TestServer(isEmpty: true)
        let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
        let mode = try #require(HTTPField.Name("Sec-Fetch-Mode"))
        let response = try await server.test { try await $0.get("/?q=cat", [site: "cross-site", mode: "navigate"]) }
        #expect(response.status == .ok)
    }

    @Test func keepsTheSessionFromScriptsAndOtherSites() async throws {
        let server = try await TestServer(isEmpty: true)
        let cookie = try await server.test { try #require(try await $0.get("/").headers[.setCookie]) }
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Strict"))
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/api/tags"), (.post, "/api/ratings"), (.post, "/api/sources"),
        (.delete, "/api/sources"),
        (.post, "/api/work"), (.put, "/api/saved-searches"), (.post, "/api/examples"), (.post, "/api/examples/region"),
        (.post, "/api/pictures/1/open"), (.post, "/api/pictures/1/reveal"),
    ])
    func changesNothingWithoutTheToken(method: HTTPRequest.Method, path: String) async throws {
        let server = try await TestServer(isEmpty: true)
        try await server.test { client async throws in
            #expect(try await client.send(method, path, Array("{}".utf8)).status == .forbidden)
            var headers = try await client.session()
            headers[Client.token] = "guessed"
            #expect(try await client.send(method, path, Array("{}".utf8), headers).status == .forbidden)
            headers = try await client.session()
            headers[.cookie] = "pixelbox-session=guessed"
            #expect(try await client.send(method, path, Array("{}".utf8), headers).status == .forbidden)
        }
    }

    @Test(arguments: ["/", "/api/status", "/api/nothing", "/scripts/main.js"])
    func trustsNothingButItsOwnFiles(path: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get(path) }
        let policy = try #require(response.headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'none'"))
        #expect(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval") && !policy.contains("http:"))
        #expect(policy.contains("frame-ancestors 'none'"))
        #expect(response.headers[try #require(HTTPField.Name("X-Content-Type-Options"))] == "nosniff")
    }

    @Test func refusesUploadsThatAreTooLarge() async throws {
        var configuration = WebConfiguration()
        configuration.uploadLimit = 1000
        let server = try await TestServer(configuration, isEmpty: true)
        let response = try await server.test {
            try await $0.send(.post, "/api/search", [UInt8](repeating: 1, count: 2000))
        }
        #expect(response.status == .contentTooLarge)
        #expect(response.sentence?.isEmpty == false)
    }

    @Test(arguments: [
        "/../../etc/passwd", "/scripts/../../Package.swift", "/%2e%2e/%2e%2e/etc/passwd",
        "/api/originals/..%2f..%2fetc%2fpasswd",
        "/api/thumbnails/1%00", "/styles//etc/passwd",
    ])
    func neverLeadsToFilesOfTheMachine(path: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get(path) }
        #expect(response.status == .notFound)
    }

    @Test func staysOnThisMachineWithoutAPassword() async throws {
        let server = try await TestServer(WebConfiguration(address: "0.0.0.0", port: 0), isEmpty: true)
        await #expect(throws: WebServerProblem.passwordMissing) { try await server.server.run { _ in } }
    }
}
