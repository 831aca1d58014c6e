import Fixtures
import Foundation
import HTTPTypes
import PixelBoxCore
import PixelBoxWeb
import Testing

struct LibraryRoutesTests {
    @Test func tellsTheStatus() async throws {
        let server = try await TestServer()
        let response = try await server.test { try await $0.get("/api/status") }
        let status = try JSONDecoder().decode(LibraryStatus.self, from: Data(buffer: response.body))
        #expect(status.pictures == 9)
    }

    @Test func listsFoldersToChooseFrom() async throws {
        let server = try await TestServer()
        let answer = try await server.test { try await $0.get("/api/folders") }.json()
        #expect(answer["path"] as? String == server.pictures.path())
        #expect(answer["folders"] as? [String] == ["blue", "red"])
        #expect(answer["archives"] as? [String] == ["pack.zip"])
    }

    @Test func saysThatAFolderIsNotThere() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/folders?path=/no/such/folder") }
        #expect(response.status == .unprocessableContent)
        #expect(response.sentence?.contains("/no/such/folder") == true)
    }

    @Test func addsAFolderAndReadsIt() async throws {
        let server = try await TestServer()
        let extra = try TemporaryFolderOfPictures()
        try await server.test { client async throws in
            let response = try await client.change(.post, "/api/sources", #"{"paths":["\#(extra.path)"]}"#)
            #expect(response.status == .accepted)
            try await client.untilIdle()
            #expect(try await server.library.status().sources.count == 2)
            #expect(try await server.library.status().pictures == 10)
        }
    }

    @Test func refusesToAddWhatIsNotThere() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.change(.post, "/api/sources", #"{"paths":["/no/such"]}"#) }
        #expect(response.status == .unprocessableContent)
    }

    @Test func forgetsASourceAndLeavesTheFiles() async throws {
        let server = try await TestServer()
        let path = server.pictures.path()
        let response = try await server.test { try await $0.change(.delete, "/api/sources", #"{"path":"\#(path)"}"#) }
        #expect(response.status == .noContent)
        #expect(try await server.library.status().pictures == 0)
        #expect(FileManager.default.fileExists(atPath: path + "/blue/6.jpg"))
    }

    @Test func aPasswordOpensWhatWasEncrypted() async throws {
        let server = try await TestServer(isEmpty: true)
        try server.pictures.write(EncryptedZip.bytes, to: "locked.zip")
        try await server.test { client async throws in
            _ = try await client.change(.post, "/api/sources", #"{"paths":["\#(server.pictures.path())"]}"#)
            try await client.untilIdle()
            #expect(try await server.library.status().skipped.count == 1)
            let body = #"{"password":"\#(EncryptedZip.password)"}"#
            #expect(try await client.change(.post, "/api/archive-passwords", body).status == .accepted)
            try await client.untilIdle()
            #expect(try await server.library.status().skipped.isEmpty)
            #expect(try await client.change(.post, "/api/archive-passwords", #"{"password":""}"#).status == .badRequest)
        }
    }

    @Test(.timeLimit(.minutes(5))) func readsWhatIsPutIntoASourceWhileItRuns() async throws {
        var configuration = WebConfiguration(port: 0)
        configuration.watchInterval = .milliseconds(50)
        let server = try await TestServer(configuration)
        try await server.server.application().test(.live) { client in
            try server.pictures.write(SamplePicture.png(42), to: "red/later.png")
            while try await server.library.status().pictures < 10 { try await Task.sleep(for: .milliseconds(20)) }
            // Work that was asked for goes before, and it watches again afterwards.
            let client = Client(client: client)
            _ = try await client.change(.post, "/api/work", #"{"action":"index"}"#)
            try server.pictures.write(SamplePicture.png(43), to: "red/last.png")
            while try await server.library.status().pictures < 11 { try await Task.sleep(for: .milliseconds(20)) }
            try await client.untilIdle()
        }
    }

    @Test func pausesAndGoesOn() async throws {
        let server = try await TestServer()
        try await server.test { client async throws in
            _ = try await client.change(.post, "/api/work", #"{"action":"index"}"#)
            _ = try await client.change(.post, "/api/work", #"{"action":"pause"}"#)
            let state = try await client.get("/api/work").json()["state"] as? String
            #expect(state == "paused" || state == "idle")
            _ = try await client.change(.post, "/api/work", #"{"action":"resume"}"#)
            try await client.untilIdle()
        }
    }
}

extension Client {
    /// Waits until nothing is read any more.
    func untilIdle() async throws {
        for _ in 0..<600 {
            if try await get("/api/work").json()["state"] as? String == "idle" { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("still reading after half a minute")
    }
}
