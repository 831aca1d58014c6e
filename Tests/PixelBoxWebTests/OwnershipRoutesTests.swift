import Fixtures
import Foundation
import PixelBoxWeb
import Testing

struct OwnershipRoutesTests {
    /// Waits for the answer.
    private func answer(_ client: Client) async throws -> [String: Any] {
        for _ in 0..<600 {
            let state = try await client.get("/api/have").json()
            if state["state"] as? String != "working" { return state }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CancellationError()
    }

    private func archive() throws -> [UInt8] {
        ZipFile.bytes([("mine.png", try SamplePicture.png(3)), ("other/new.png", try SamplePicture.png(77))])
    }

    @Test func tellsWhatOfAnArchiveOnDiskIsThere() async throws {
        let server = try await TestServer()
        let elsewhere = try TemporaryFolder()
        try elsewhere.write(try archive(), to: "ask.zip")
        try await server.test { client in
            let asked = try await client.change(.post, "/api/have", #"{"path":"\#(elsewhere.path("ask.zip"))"}"#)
            #expect(asked.status == .accepted)
            let answer = try await answer(client)
            #expect(answer["state"] as? String == "done")
            let summary = try #require(answer["summary"] as? [String: Any])
            #expect(summary["pictures"] as? Int == 2)
            #expect(summary["owned"] as? Int == 1)
            #expect(summary["new"] as? Int == 1)
            let pictures = try #require(answer["pictures"] as? [[String: Any]])
            #expect(pictures.first?["verdict"] as? String == "new")
            #expect(pictures.last?["verdict"] as? String == "same-bytes")
        }
    }

    @Test func tellsItOfAnArchiveThatIsSentAndKeepsNothing() async throws {
        let server = try await TestServer()
        try await server.test { client in
            let sent = try await client.send(
                .post, "/api/have/file?name=..%2Fask.zip", try archive(), try await client.session())
            #expect(sent.status == .accepted)
            let answer = try await answer(client)
            #expect(answer["name"] as? String == "ask.zip")
            let pictures = try #require(answer["pictures"] as? [[String: Any]])
            #expect(pictures.map { $0["path"] as? String } == ["ask.zip!/other/new.png", "ask.zip!/mine.png"])
            #expect(try await client.change(.delete, "/api/have", "").status == .noContent)
            #expect(try await client.get("/api/have").json()["state"] as? String == "idle")
        }
        #expect(try await server.library.status().pictures == 9)
    }

    @Test func saysWhyItCannotTell() async throws {
        let server = try await TestServer()
        try await server.test { client in
            let missing = try await client.change(.post, "/api/have", #"{"path":"/nothing/there.zip"}"#)
            #expect(missing.status == .unprocessableContent)
            #expect(missing.sentence?.isEmpty == false)
        }
    }

    @Test func refusesFilesThatAreTooLarge() async throws {
        var configuration = WebConfiguration()
        configuration.archiveLimit = 100
        let server = try await TestServer(configuration, isEmpty: true)
        try await server.test { client in
            let headers = try await client.session()
            let large = [UInt8](repeating: 7, count: 101)
            #expect(
                try await client.send(.post, "/api/have/file?name=a.zip", large, headers).status == .contentTooLarge)
            #expect(try await client.send(.post, "/api/have/file?name=a.zip", [], headers).status == .badRequest)
        }
    }

    @Test func takesQuestionsOnlyFromThePage() async throws {
        let server = try await TestServer(isEmpty: true)
        try await server.test { client in
            let sent = try await client.send(.post, "/api/have/file?name=a.zip", [1])
            #expect(sent.status == .forbidden)
            let asked = try await client.send(.post, "/api/have", Array(#"{"path":"/"}"#.utf8))
            #expect(asked.status == .forbidden)
        }
    }
}
