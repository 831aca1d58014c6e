import Fixtures
import Foundation
import GRDB
import PixelBoxStore
import Testing

struct TextStoreTests {
    @Test func whatWasAddedLastIsReadFirst() async throws {
        let library = try await SearchFixture()
        for number in 1...5 { try await library.add("/home/anna/Pictures/\(number).png") }
        let lacks = try await library.store.contentsWithoutText(model: "reader", before: nil, limit: 3)
        #expect(lacks.map { $0.place?.file.last(where: \.isNumber) } == ["5", "4", "3"])
        let others = try await library.store.contentsWithoutText(
            model: "reader", before: lacks.last?.contentId, limit: 3)
        #expect(others.map { $0.place?.file.last(where: \.isNumber) } == ["2", "1"])
    }

    @Test func whatWasReadIsNotReadAgainWhateverCameOfIt() async throws {
        let library = try await SearchFixture()
        let written = try await library.add("/home/anna/Pictures/1.png")
        let plain = try await library.add("/home/anna/Pictures/2.png")
        let broken = try await library.add("/home/anna/Pictures/3.png")
        #expect(try await library.store.textLackCount(model: "reader") == 3)
        try await library.addText(["hello"], to: written)
        try await library.addText([], to: plain)
        try await library.addText([], to: broken, problem: "it is broken")
        #expect(try await library.store.contentsWithoutText(model: "reader", before: nil, limit: 10).isEmpty)
        #expect(try await library.store.textLackCount(model: "reader") == 0)
        #expect(try await library.store.counts(model: nil, textModel: "reader").texts == 3)
        try await library.store.retrySkipped()
        #expect(try await library.store.textLackCount(model: "reader") == 1)
    }

    @Test func anotherModelReadsAgainWhileTheOldTextAnswers() async throws {
        let library = try await SearchFixture()
        let id = try await library.add("/home/anna/Pictures/1.png", saying: "hello")
        #expect(try await library.store.textLackCount(model: "better reader") == 1)
        #expect(try await library.names(.text(.part("hello"))) == ["1.png"])
        try await library.addText(["hullo there"], to: id, model: "better reader")
        #expect(try await library.store.textLackCount(model: "better reader") == 0)
        #expect(try await library.names(.text(.part("hullo"))) == ["1.png"])
    }

    @Test func sourcesThatAreAwayWait() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/1.png")
        try await library.setOnline(false)
        #expect(try await library.store.textLackCount(model: "reader") == 0)
        #expect(
            try await library.store.contentsWithoutText(model: "reader", before: nil, limit: 1).map(\.place) == [nil])
    }

    @Test func aTextComesBackAsItWasRead() async throws {
        let library = try await SearchFixture()
        let id = try await library.add("/home/anna/Pictures/1.png", saying: "Größe: \"XL\"", "two\nlines")
        let content = try #require(try await library.store.pictures([id]).first?.contentId)
        let text = try #require(try await library.store.text(ofContent: content))
        #expect(text.lines.map(\.text) == ["Größe: \"XL\"", "two lines"])
        #expect(text.lines.first?.box == [[0, 0], [90, 0], [90, 16], [0, 16]])
        #expect(text.problem == nil)
    }

    @Test func aLibraryFromBeforeTextGetsItsTables() async throws {
        let folder = try TemporaryFolder()
        _ = try Store(folder: folder.url)
        let database = try DatabaseQueue(path: folder.path("library.sqlite"))
        try await database.write { db in
            try db.execute(
                sql: """
                    DROP TABLE contentText; DROP TABLE textWord; DROP TABLE textWordGrams;
                    DELETE FROM counter WHERE name = 'texts'; DELETE FROM grdb_migrations WHERE identifier = '6 text';
                    """)
        }
        try database.close()
        let library = try await SearchFixture(store: Store(folder: folder.url))
        try await library.add("/home/anna/Pictures/1.png", saying: "hello")
        #expect(try await library.names(.text(.part("hello"))) == ["1.png"])
    }
}
