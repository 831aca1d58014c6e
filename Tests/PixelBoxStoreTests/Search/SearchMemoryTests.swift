import Foundation
import PixelBoxStore
import Testing

struct SearchMemoryTests {
    @Test func whatAnotherConnectionWroteIsSeenAtOnce() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pixelbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let writer = try await SearchFixture(store: Store(folder: folder))
        let reader = try Store(folder: folder)
        for number in 1...20 {
            try await writer.add("/home/anna/Pictures/\(number)/cat.png", size: Int64(number))
            for store in [writer.store, reader] {
                let found = try await store.matchingPictures(
                    words: .word("cat"), ranking: ["cat"], filter: .inside(.part("pictures")), limit: 1)
                #expect(found.total == number)
                let size = NumberRange(lower: .init(Double(number), isIncluded: true), upper: nil)
                #expect(try await store.contents(matching: .number(.size, size)).count == 1)
            }
        }
    }

    @Test func searchesSideBySideWhileWritingNeverMissWhatWasThere() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pixelbox-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try Store(folder: folder)
        let library = try await SearchFixture(store: store)
        for number in 0..<20 { try await library.add("/home/anna/Pictures/cat \(number).png") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for number in 0..<100 { try await library.add("/home/anna/Pictures/dog \(number).png") }
            }
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<100 {
                        let cats = try await store.matchingPictures(
                            words: .word("cat"), ranking: ["cat"], filter: .not(.word("dog")), limit: 50)
                        #expect(cats.total == 20)
                        #expect(cats.matches.count == 20)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
