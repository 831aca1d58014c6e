import Fixtures
import PixelBoxCore
import Testing

struct SearchTests {
    @Test func everyHitSaysWhyItMatched() async throws {
        let test = try TestLibrary()
        try test.pictures.write(SamplePicture.png(1), to: "animals/red dragon.png")
        try await test.update()
        _ = try await test.library.tag(["animals/red dragon.png"], with: ["monster"])
        for (query, signal) in [("dragon", Match.Signal.name), ("animals", .path), ("monster", .tag), ("ragon", .name)]
        {
            let hit = try #require(try await test.library.search(SearchRequest(query: query)).hits.first, "\(query)")
            #expect(hit.matched.map(\.by).contains(signal), "\(query)")
        }
    }

    @Test func limitAndOffsetCutTheSameRanking() async throws {
        let test = try TestLibrary()
        for number in 0..<25 { try test.pictures.write(SamplePicture.png(number), to: "p\(number).png") }
        try await test.update()
        let all = try await test.library.search(SearchRequest(query: "", limit: 1000))
        #expect(all.total == 25)
        var pages: [Int64] = []
        for offset in stride(from: 0, to: 30, by: 7) {
            let page = try await test.library.search(SearchRequest(query: "", limit: 7, offset: offset))
            #expect(page.total == 25)
            pages += page.hits.map(\.id)
        }
        #expect(pages == all.hits.map(\.id))
    }

    @Test func accentsCaseAndPartsOfWordsDoNotMatter() async throws {
        let test = try TestLibrary()
        try test.pictures.write(SamplePicture.png(1), to: "Crème Brûlée-2021.png")
        try await test.update()
        for query in ["creme", "BRULEE", "brul", "rulee", "\"creme brulee\"", "crème 2021", "name:*2021*"] {
            #expect(try await test.names(query).count == 1, "\(query)")
        }
        #expect(try await test.names("creme -brulee").isEmpty)
    }

    @Test func malformedQueriesSayWhere() async throws {
        let test = try TestLibrary()
        for query in ["(cat", "width:>abc", "\"open"] {
            await #expect(throws: QueryError.self, "\(query)") {
                try await test.library.search(SearchRequest(query: query))
            }
        }
    }

    @Test func withoutAModelSearchingByLookIsOneClearSentence() async throws {
        let test = try TestLibrary()
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        let report = try await test.update()
        #expect(report.looksMissing != nil)
        #expect(try await test.names("a.png") == ["a.png"])
        await #expect {
            try await test.library.search(SearchRequest(query: "", likes: [.path(test.pictures.path("a.png"))]))
        } throws: { error in
            !"\(error)".contains("\n") && "\(error)".contains("pixelbox-look")
        }
    }
}
