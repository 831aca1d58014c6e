import Fixtures
import PixelBoxCore
import Testing

struct SearchWhileIndexingTests {
    @Test func fiveThousandSearchesWhileAddingLoseNothingAndNeverFail() async throws {
        let test = try TestLibrary()
        for number in 0..<40 { try test.pictures.write(SamplePicture.png(number), to: "old/steady-\(number).png") }
        _ = try await test.library.add([test.pictures.path("old")])
        for number in 0..<600 {
            try test.pictures.write(SamplePicture.png(1000 + number), to: "new/fresh-\(number).png")
        }

        async let added = test.library.add([test.pictures.path("new")])
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for round in 0..<1250 {
                        let query = round % 2 == 0 ? "steady" : "width:48 in:\(test.pictures.path("old"))"
                        let answer = try await test.library.search(SearchRequest(query: query, limit: 100))
                        #expect(answer.total == 40)
                        #expect(answer.hits.count == 40)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await added.pictures == 600)
        #expect(try await test.names("fresh").count == 600)
    }
}
