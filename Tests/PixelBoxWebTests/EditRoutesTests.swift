import Foundation
import HTTPTypes
import PixelBoxCore
import Testing

struct EditRoutesTests {
    @Test func tagsAndTakesTagsOff() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:6.jpg")
        try await server.test { client async throws in
            #expect(
                try await client.change(.post, "/api/tags", #"{"pictures":[\#(id)],"add":["beach"]}"#).status
                    == .noContent)
            #expect(try await server.library.details(ofPicture: id)?.tags.map(\.name) == ["beach"])
            #expect(
                try await client.change(.post, "/api/tags", #"{"pictures":[\#(id)],"remove":["beach"]}"#).status
                    == .noContent)
            #expect(try await server.library.details(ofPicture: id)?.tags.isEmpty == true)
        }
    }

    @Test func ratesAndTakesRatingsOff() async throws {
        let server = try await TestServer()
        let id = try await server.id("name:6.jpg")
        try await server.test { client async throws in
            _ = try await client.change(.post, "/api/ratings", #"{"pictures":[\#(id)],"stars":4}"#)
            #expect(try await server.library.details(ofPicture: id)?.rating == 4)
            _ = try await client.change(.post, "/api/ratings", #"{"pictures":[\#(id)],"stars":0}"#)
            #expect(try await server.library.details(ofPicture: id)?.rating == nil)
        }
    }

    @Test(arguments: [
        ("/api/tags", #"{"pictures":[],"add":["a"]}"#), ("/api/tags", #"{"pictures":[1],"add":["  "]}"#),
        ("/api/tags", "not json"), ("/api/ratings", #"{"pictures":[1],"stars":6}"#),
        ("/api/ratings", #"{"pictures":["../../etc/passwd"],"stars":1}"#),
    ])
    func refusesWhatMakesNoSense(path: String, body: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.change(.post, path, body) }
        #expect(response.status == .badRequest)
        #expect(response.sentence?.isEmpty == false)
    }

    @Test func keepsSavedSearches() async throws {
        let server = try await TestServer(isEmpty: true)
        try await server.test { client async throws in
            #expect((try await client.get("/api/saved-searches").json()["searches"] as? [Any])?.isEmpty == true)
            let response = try await client.change(
                .put, "/api/saved-searches", #"{"searches":[{"name":"Dogs","query":"tag:dog"}]}"#)
            #expect(response.status == .noContent)
            let searches = try await client.get("/api/saved-searches").json()["searches"] as? [[String: Any]]
            #expect(searches?.first?["query"] as? String == "tag:dog")
        }
    }
}
