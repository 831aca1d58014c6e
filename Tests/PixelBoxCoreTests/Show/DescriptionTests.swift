import Fixtures
import Foundation
import PixelBoxCore
import Testing

/// Searching by description, with a small random model: what it finds means nothing, but it is found as it should be.
struct DescriptionTests {
    @Test func ranksEverythingByADescription() async throws {
        let test = try await library(count: 60)
        let answer = try await test.library.search(SearchRequest(query: "show:\"a dog on a beach\"", limit: 1000))
        #expect(answer.total == 60)
        #expect(answer.hits.count == 60)
        #expect(answer.hits.allSatisfy { $0.matched.first?.by == .words && $0.fit != nil })
        #expect(zip(answer.hits, answer.hits.dropFirst()).allSatisfy { $0.score >= $1.score })
        let other = try await test.library.search(SearchRequest(query: "show:\"red dragon\"", limit: 1000))
        #expect(other.hits.map(\.id) != answer.hits.map(\.id))
    }

    @Test func subtractsAndFilters() async throws {
        let test = try await library(count: 60)
        let plain = try await order("show:dog", test)
        let less = try await order("show:dog -show:cartoon", test)
        let opposite = try await order("-show:dog", test)
        #expect(plain != less)
        #expect(opposite.first == plain.last)
        #expect(try await order("show:dog name:p1*", test) == plain.filter { $0.hasPrefix("p1") })
        #expect(try await order("show:dog tag:nothing", test).isEmpty)
    }

    @Test func pagesCutTheSameRanking() async throws {
        let test = try await library(count: 60)
        for query in ["show:dog", "p", "dog"] {
            let all = try await test.library.search(SearchRequest(query: query, limit: 1000)).hits.map(\.id)
            var pages: [Int64] = []
            for offset in stride(from: 0, to: 70, by: 9) {
                pages += try await test.library.search(SearchRequest(query: query, limit: 9, offset: offset)).hits
                    .map(\.id)
            }
            #expect(pages == all, "\(query)")
        }
    }

    @Test func wordsInNamesComeBeforeDescriptions() async throws {
        let test = try await library(count: 60)
        try test.pictures.write(SamplePicture.png(100), to: "deep/dragon.png")
        try await test.update()
        let hits = try await test.library.search(SearchRequest(query: "dragon", limit: 1000)).hits
        #expect(hits.first?.path.hasSuffix("dragon.png") == true)
        #expect(hits.first?.matched.first?.by == .name)
        #expect(hits.dropFirst().allSatisfy { $0.matched.map(\.by) == [.words] })
        #expect(try await test.names("\"dragon\"") == ["deep/dragon.png"])
        #expect(try await test.names("\"qzqz\"").isEmpty)
    }

    @Test func listsHaveALineWhereItEnds() async throws {
        let test = try await library(count: 60)
        let list = try await test.library.results(ResultRequest(query: "show:dog"))
        #expect(list.pictures.count == 60)
        #expect(list.sections.last?.kind == .rest)
        let starts = list.sections.map(\.start)
        #expect(starts == starts.sorted() && starts.first == 0)
        // In another order only what may fit is worth listing, if anything is.
        let newest = try await test.library.results(ResultRequest(query: "show:dog", order: .newest))
        #expect(newest.pictures.count <= 60)
    }

    @Test func tooFewPicturesTellNothingOfWhatFits() async throws {
        let test = try await library(count: 5)
        let answer = try await test.library.search(SearchRequest(query: "show:dog"))
        #expect(answer.hits.count == 5)
        #expect(answer.hits.allSatisfy { $0.fit == nil })
        #expect(try await test.names("dog").isEmpty)
    }

    @Test(arguments: ["show:\"😀\"", "show:\"   .  \"", "show:\"砂浜を走る犬\"", "show:\"\u{0}\u{301}\"", "😀", "show:\"-\""])
    func strangeDescriptionsFindWithoutFailing(_ query: String) async throws {
        let test = try await library(count: 3)
        _ = try await test.library.search(SearchRequest(query: query))
    }

    @Test func longDescriptionsAreCutOrRefusedInOneSentence() async throws {
        let test = try await library(count: 3)
        let words = String(repeating: "dog ", count: 1500)
        #expect(try await test.library.search(SearchRequest(query: "show:\"\(words)\"")).hits.count == 3)
        await #expect(throws: QueryError.self) {
            try await test.library.search(
                SearchRequest(query: "show:\"\(String(repeating: "longword ", count: 10_000))\""))
        }
        await #expect(throws: QueryError.self) { try await test.library.search(SearchRequest(query: "show:\"\"")) }
    }

    @Test func withoutAModelDescriptionsAreOneClearSentence() async throws {
        let test = try TestLibrary()
        try test.pictures.write(SamplePicture.png(1), to: "dog.png")
        try await test.update()
        #expect(try await test.names("dog") == ["dog.png"])
        await #expect(throws: ShowModelMissing(name: nil)) {
            try await test.library.search(SearchRequest(query: "show:dog"))
        }
        #expect(try await test.library.status().coverage.allSatisfy { $0.stage != "descriptions" })
    }

    @Test func looksAndWordsAddUp() async throws {
        let test = try TestLibrary(modelFolders: [TinyShowModel.ownFolder])
        try TinyShowModel.put("clip", into: test.home.url.appendingPathComponent("models"))
        try await test.library.useModel("clip")
        for number in 0..<12 { try test.pictures.write(SamplePicture.png(number), to: "p\(number).png") }
        try await test.update()
        let like = LikeReference.path(test.pictures.path("p3.png"))
        for query in ["at night", "show:\"at night\""] {
            let answer = try await test.library.search(SearchRequest(query: query, likes: [like]))
            #expect(answer.hits.count == 12, "\(query)")
            #expect(answer.hits.allSatisfy { Set($0.matched.map(\.by)) == [.look, .words] }, "\(query)")
        }
    }

    private func order(_ query: String, _ test: TestLibrary) async throws -> [String] {
        try await test.library.search(SearchRequest(query: query, limit: 1000)).hits.map { hit in
            URL(fileURLWithPath: hit.path).lastPathComponent
        }
    }

    private func library(count: Int) async throws -> TestLibrary {
        let test = try TestLibrary()
        try TinyShowModel.put("clip", into: test.home.url.appendingPathComponent("models"))
        try await test.library.useModel("clip")
        for number in 0..<count { try test.pictures.write(SamplePicture.png(number), to: "p\(number).png") }
        let report = try await test.update()
        #expect(report.describedAgain == count)
        return test
    }
}
