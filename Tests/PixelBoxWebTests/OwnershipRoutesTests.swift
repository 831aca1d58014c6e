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

    /// Waits until the new pictures are written.
    private func saved(_ client: Client) async throws -> [String: Any] {
        for _ in 0..<600 {
            let state = try await client.get("/api/have/save").json()
            if state["state"] as? String != "working" { return state }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CancellationError()
    }

    @Test func writesTheNewOnesOfAnArchiveThatWasSent() async throws {
        let server = try await TestServer()
        let elsewhere = try TemporaryFolder()
        let picture = try SamplePicture.png(77)
        let archive = ZipFile.bytes([("mine.png", try SamplePicture.png(3)), ("../../other/new.png", picture)])
        try await server.test { client in
            let headers = try await client.session()
            _ = try await client.send(.post, "/api/have/file?name=ask.zip", archive, headers)
            #expect(try await answer(client)["canSave"] as? Bool == true)
            let folder = elsewhere.path("new ones")
            let begun = try await client.send(
                .post, "/api/have/save", Array(#"{"folder":"\#(folder)"}"#.utf8), headers)
            #expect(begun.status == .accepted)
            let saved = try await saved(client)
            #expect(saved["state"] as? String == "done")
            #expect(saved["count"] as? Int == 1)
            #expect(saved["folder"] as? String == folder)
            let files = try FileManager.default.subpathsOfDirectory(atPath: elsewhere.path()).sorted()
            #expect(files == ["new ones", "new ones/other", "new ones/other/new.png"])
            let written = try Data(contentsOf: URL(fileURLWithPath: folder + "/other/new.png"))
            #expect([UInt8](written) == picture)
        }
    }

    @Test func writesTheNewOnesOfAFolderOnDisk() async throws {
        let server = try await TestServer()
        let elsewhere = try TemporaryFolder()
        try elsewhere.write(try SamplePicture.png(77), to: "asked/new.png")
        try elsewhere.write(try SamplePicture.png(3), to: "asked/mine.png")
        try elsewhere.write([1], to: "target/new.png")
        try await server.test { client in
            _ = try await client.change(.post, "/api/have", #"{"path":"\#(elsewhere.path("asked"))"}"#)
            _ = try await answer(client)
            let begun = try await client.change(
                .post, "/api/have/save", #"{"folder":"\#(elsewhere.path("target"))"}"#)
            #expect(begun.status == .accepted)
            #expect(try await saved(client)["count"] as? Int == 1)
            let files = try FileManager.default.contentsOfDirectory(atPath: elsewhere.path("target")).sorted()
            #expect(files == ["new (2).png", "new.png"])
        }
    }

    @Test func refusesFoldersThatCannotBeWrittenInto() async throws {
        let server = try await TestServer()
        try await server.test { client in
            let early = try await client.change(
                .post, "/api/have/save", #"{"folder":"\#(server.pictures.path("new"))"}"#)
            #expect(early.status == .conflict)
            let file = server.pictures.path("pack.zip")
            for folder in [file, file + "/new", "/nothing/there/new"] {
                let answer = try await client.change(.post, "/api/have/save", #"{"folder":"\#(folder)"}"#)
                #expect(answer.status == .unprocessableContent)
                #expect(answer.sentence?.isEmpty == false)
            }
            #expect(try await client.change(.post, "/api/have/save", #"{"folder":""}"#).status == .badRequest)
            let foreign = try await client.send(.post, "/api/have/save", Array(#"{"folder":"/"}"#.utf8))
            #expect(foreign.status == .forbidden)
            #expect(try await client.send(.delete, "/api/have/save").status == .forbidden)
        }
    }

    @Test func keepsWhatWasSentOnlyForAWhile() async throws {
        var configuration = WebConfiguration()
        configuration.archiveKeeping = .zero
        let server = try await TestServer(configuration)
        try await server.test { client in
            let headers = try await client.session()
            _ = try await client.send(.post, "/api/have/file?name=ask.zip", try archive(), headers)
            _ = try await answer(client)
            for _ in 0..<600 where try await client.get("/api/have").json()["canSave"] as? Bool == true {
                try await Task.sleep(for: .milliseconds(20))
            }
            let late = try await client.send(
                .post, "/api/have/save", Array(#"{"folder":"\#(server.pictures.path())"}"#.utf8), headers)
            #expect(late.status == .conflict)
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
