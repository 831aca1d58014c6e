import Foundation
import HTTPTypes
import PixelBoxCore
import Testing

struct ResultRoutesTests {
    @Test func listsEverythingInOrder() async throws {
        let server = try await TestServer()
        try await server.test { client async throws in
            let answer = try await client.get("/api/results?sort=name").json()
            #expect(answer["total"] as? Int == 9)
            #expect(answer["listed"] as? Int == 9)
            let hits = try #require(answer["hits"] as? [[String: Any]])
            let names = hits.compactMap { ($0["path"] as? String)?.split(separator: "/").last.map(String.init) }
            #expect(names == ["0.png", "1.png", "2.png", "3.png", "4.png", "5.png", "6.jpg", "7.png", "8.png"])
        }
    }

    @Test(arguments: [("", false), ("format:png", false), ("-red", false), ("red", true), ("tag:sea boat", true)])
    func tellsWhetherTheQuerySaysWhatIsBest(query: String, isRanked: Bool) async throws {
        let server = try await TestServer()
        let escaped = query.replacingOccurrences(of: " ", with: "%20")
        let answer = try await server.test { try await $0.get("/api/results?q=\(escaped)") }.json()
        #expect(answer["ranked"] as? Bool == isRanked)
    }

    @Test func packsTilesInSixteenBytes() async throws {
        let server = try await TestServer()
        try await server.test { client async throws in
            let answer = try await client.get("/api/results?sort=name").json()
            let list = try #require(answer["list"] as? String)
            let bytes = Array(buffer: try await client.get("/api/results/\(list)/tiles").body)
            #expect(bytes.count == 9 * 16)
            let seventh = bytes[(7 * 16)..<(8 * 16)]
            // Width and height, then the flags: transparent, in an archive.
            #expect(Array(seventh.dropFirst(8).prefix(6)) == [32, 0, 32, 0, 6, 0])
        }
    }

    @Test func describesAnyPartOfAList() async throws {
        let server = try await TestServer()
        try await server.test { client async throws in
            let answer = try await client.get("/api/results?q=in:red&sort=name").json()
            let list = try #require(answer["list"] as? String)
            let page = try await client.get("/api/results/\(list)/hits?offset=4&limit=100").json()
            let hits = try #require(page["hits"] as? [[String: Any]])
            #expect(hits.count == 2)
        }
    }

    @Test(arguments: ["folder", "archive", "day"])
    func groups(grouping: String) async throws {
        let server = try await TestServer()
        let answer = try await server.test { try await $0.get("/api/results?sort=name&group=\(grouping)") }.json()
        let sections = try #require(answer["sections"] as? [[String: Any]])
        let expected = ["folder": [0, 6, 7], "archive": [0, 7], "day": nil][grouping] ?? nil
        if let expected { #expect(sections.map { $0["start"] as? Int } == expected) }
        #expect(sections.first?["start"] as? Int == 0)
        #expect(sections.allSatisfy { $0["kind"] as? String == grouping })
    }

    @Test func forgetsListsThatNobodyScrolls() async throws {
        let server = try await TestServer()
        try await server.test { client async throws in
            let list = try #require(try await client.get("/api/results").json()["list"] as? String)
            for _ in 0..<20 { _ = try await client.get("/api/results") }
            let response = try await client.get("/api/results/\(list)/tiles")
            #expect(response.status == .gone)
            #expect(response.sentence?.isEmpty == false)
        }
    }

    @Test(arguments: ["sort=worst", "group=colour"])
    func refusesUnknownOrders(value: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/results?\(value)") }
        #expect(response.status == .badRequest)
    }

    @Test func saysThatAPictureToSearchByIsGone() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/api/results?like=x1") }
        #expect(response.status == .gone)
    }

    @Test func suggestsWhatTheLibraryHolds() async throws {
        let server = try await TestServer()
        _ = try await server.library.tag([server.pictures.path("red")], with: ["holiday"])
        try await server.test { client async throws in
            let tags = try #require(
                try await client.get("/api/suggestions?word=hol").json()["suggestions"] as? [[String: Any]])
            #expect(tags.first?["value"] as? String == "holiday")
            #expect(tags.first?["count"] as? Int == 6)
            let folders = try #require(
                try await client.get("/api/suggestions?word=in:bl").json()["suggestions"] as? [[String: Any]])
            #expect(folders.first?["value"] as? String == server.pictures.path("blue"))
            let states = try #require(
                try await client.get("/api/suggestions?word=is:ani").json()["suggestions"] as? [[String: Any]])
            #expect(states.map { $0["value"] as? String } == ["animated"])
        }
    }
}
