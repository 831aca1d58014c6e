import Fixtures
import Foundation
import PixelBoxCore
import Testing

struct SearchRoutesTests {
    @Test func answersAsTheCommandLineDoes() async throws {
        let server = try await TestServer()
        let response = try await server.test { try await $0.get("/api/search?q=name:png&limit=3&offset=1") }
        #expect(response.status == .ok)
        var answer = try JSONDecoder().decode(SearchAnswer.self, from: Data(buffer: response.body))
        var expected = try await server.library.search(SearchRequest(query: "name:png", limit: 3, offset: 1))
        answer.tookMilliseconds = 0
        expected.tookMilliseconds = 0
        #expect(answer == expected)
        #expect(answer.hits.count == 3)
    }

    @Test(arguments: ["/api/search?q=in%3Ared+name:png", "/api/search?q=in:red%20name:png"])
    func readsSpacesInAddresses(path: String) async throws {
        let server = try await TestServer()
        let response = try await server.test { try await $0.get(path) }
        #expect(try response.json()["total"] as? Int == 6)
    }

    @Test func saysWhatIsWrongWithAQuery() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/search?q=width:wide") }
        #expect(response.status == .badRequest)
        #expect(response.sentence?.isEmpty == false)
    }

    @Test(arguments: ["limit=-1", "limit=many", "offset=-5"])
    func refusesNumbersThatAreNone(value: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/search?\(value)") }
        #expect(response.status == .badRequest)
    }

    @Test func saysThatAPictureToSearchByCannotBeRead() async throws {
        let server = try await TestServer()
        let response = try await server.test { try await $0.send(.post, "/api/search", Array("no picture".utf8)) }
        #expect(response.status.code >= 400 && response.status.code < 600)
        #expect(response.sentence?.isEmpty == false)
    }

    @Test func refusesAnEmptyPicture() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.send(.post, "/api/search") }
        #expect(response.status == .badRequest)
    }
}
