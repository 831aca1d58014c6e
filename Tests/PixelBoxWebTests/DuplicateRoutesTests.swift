import Fixtures
import Foundation
import PixelBoxWeb
import Testing

struct DuplicateRoutesTests {
    /// A server for pictures of which one is there twice, loose.
    private func server(trash: TemporaryFolder) async throws -> TestServer {
        var configuration = WebConfiguration()
        configuration.homeTrash = trash.path("Trash")
        let server = try await TestServer(configuration)
        try server.pictures.write(SamplePicture.png(2), to: "again/2.png")
        _ = try await server.library.index()
        return server
    }

    private func found(_ client: Client, _ search: String = "{}") async throws -> [[String: Any]] {
        #expect(try await client.change(.post, "/api/duplicates", search).status == .accepted)
        for _ in 0..<600 {
            let state = try await client.get("/api/duplicates").json()
            if state["state"] as? String != "working" { return try #require(state["groups"] as? [[String: Any]]) }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CancellationError()
    }

    private func copy(_ groups: [[String: Any]]) throws -> Int {
        let copies = try #require(groups.first?["copies"] as? [[String: Any]])
        return try #require((copies.first?["picture"] as? [String: Any])?["id"] as? Int)
    }

    @Test func movesACopyToTheTrashAndBack() async throws {
        let trash = try TemporaryFolder()
        let server = try await server(trash: trash)
        try await server.test { client in
            let groups = try await found(client)
            #expect(groups.count == 1)
            let removed = try await client.change(
                .post, "/api/duplicates/apply", #"{"pictures":[\#(try copy(groups))]}"#
            ).json()
            #expect(removed["count"] as? Int == 1)
            let files = ["red/2.png", "again/2.png"].map { server.pictures.path($0) }
            #expect(files.filter { FileManager.default.fileExists(atPath: $0) }.count == 1)
            #expect((try await client.get("/api/duplicates").json()["groups"] as? [Any])?.isEmpty == true)

            let name = try #require(removed["name"] as? String)
            let undone = try await client.change(.post, "/api/duplicates/undo", #"{"name":"\#(name)"}"#)
            #expect(undone.status == .ok)
            #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0) })
        }
    }

    @Test func remembersWhatIsNoDuplicate() async throws {
        let server = try await server(trash: try TemporaryFolder())
        try await server.test { client in
            let groups = try await found(client)
            let best = try #require((groups.first?["best"] as? [String: Any])?["id"] as? Int)
            let answer = try await client.change(
                .post, "/api/duplicates/not", #"{"best":\#(best),"copy":\#(try copy(groups))}"#)
            #expect(answer.status == .noContent)
            #expect(try await found(client).isEmpty)
        }
    }

    @Test func keepsWhatIsInAPreferredFolder() async throws {
        let server = try await server(trash: try TemporaryFolder())
        try await server.test { client in
            for name in ["red", "again"] {
                let folder = server.pictures.path(name)
                let groups = try await found(client, #"{"prefer":"bytes","folders":["\#(folder)"]}"#)
                let best = try #require(groups.first?["best"] as? [String: Any])
                #expect(best["path"] as? String == folder + "/2.png")
                let search = try #require(
                    try await client.get("/api/duplicates").json()["search"] as? [String: Any])
                #expect(search["folders"] as? [String] == [folder])
                #expect(search["prefer"] as? String == "bytes")
            }
            let relative = try await client.change(.post, "/api/duplicates", #"{"folders":["red"]}"#)
            #expect(relative.status == .badRequest)
        }
    }

    @Test func removesOnlyWhatWasFound() async throws {
        let server = try await server(trash: try TemporaryFolder())
        try await server.test { client in
            let early = try await client.change(.post, "/api/duplicates/apply", #"{"pictures":[1]}"#)
            #expect(early.status == .conflict)
            let groups = try await found(client)
            let best = try #require((groups.first?["best"] as? [String: Any])?["id"] as? Int)
            let answer = try await client.change(.post, "/api/duplicates/apply", #"{"pictures":[\#(best)]}"#)
            #expect(answer.status == .badRequest)
            let foreign = try await client.send(.post, "/api/duplicates/apply", Array(#"{"pictures":[1]}"#.utf8))
            #expect(foreign.status == .forbidden)
        }
    }
}
