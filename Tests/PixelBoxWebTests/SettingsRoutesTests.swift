import Foundation
import HTTPTypes
import PixelBoxCore
import Testing

struct SettingsRoutesTests {
    @Test func tellsAndKeepsWhatWasChosen() async throws {
        let server = try await TestServer(isEmpty: true)
        try await server.test { client async throws in
            #expect(try await client.get("/api/settings").json()["similarity"] as? String == "normal")
            let answer = try await client.change(.put, "/api/settings", #"{"similarity":"looser","readsText":false}"#)
            #expect(try answer.json()["readsText"] as? Bool == false)
            #expect(server.library.settings.similarity == .looser)
        }
    }

    @Test func refusesWhatMakesNoSense() async throws {
        let server = try await TestServer(isEmpty: true)
        try await server.test { client async throws in
            let loose = try await client.change(.put, "/api/settings", #"{"similarity":"whatever"}"#)
            #expect(loose.status == .badRequest)
            let huge = try await client.change(.put, "/api/settings", #"{"mostMegapixels":1000000}"#)
            #expect(huge.status == .unprocessableContent)
        }
    }

    @Test func fetchesNothingFromTheWebUnlessThatIsTurnedOn() async throws {
        let server = try await TestServer(isEmpty: true)
        let body = #"{"address":"https://pictures.example/cat.png"}"#
        let response = try await server.test { try await $0.change(.post, "/api/examples/address", body) }
        #expect(response.status == .unprocessableContent)
        #expect(response.sentence?.contains("turned off") == true)
    }
}
