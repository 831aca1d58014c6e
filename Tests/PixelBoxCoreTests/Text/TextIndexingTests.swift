import Fixtures
import Foundation
import PixelBoxCore
import Synchronization
import Testing

struct TextIndexingTests {
    private let texts = DrawnTexts()

    @Test func textIsReadBehindTheRestAndFound() async throws {
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "FREE HUGS", "today only"), to: "a.png")
        try test.pictures.write(
            ZipFile.bytes([("b.png", texts.png(2, "Corner Shop")), ("c.png", texts.png(3))]), to: "p.zip")
        let report = try await test.update()
        #expect(report.pictures == 3)
        #expect(report.textRead == 3)
        #expect(try await test.names("text:\"free hugs\"") == ["a.png"])
        #expect(try await test.names("corner") == ["p.zip!/b.png"])
        let coverage = try #require(try await test.library.status().coverage.first { $0.stage == "text" })
        #expect((coverage.done, coverage.total) == (3, 3))
        #expect(coverage.note == nil)
    }

    @Test func aHitTellsTheLineAndItsBox() async throws {
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "FREE HUGS", "today only"), to: "a.png")
        try await test.update()
        for query in ["text:today", "today", "text:\"t0day 0nly\""] {
            let hit = try #require(try await test.library.search(SearchRequest(query: query)).hits.first)
            let line = Match(by: .text, detail: "today only", box: [[0, 10], [40, 10], [40, 18], [0, 18]])
            #expect(hit.matched == [line], "\(query)")
        }
    }

    @Test func theDetailsOfAPictureHaveItsText() async throws {
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "FREE HUGS", "today only"), to: "a.png")
        try test.pictures.write(texts.png(2), to: "b.png")
        try await test.library.add([test.pictures.path()], text: .later)
        let id = try #require(try await test.library.pictureId("a.png"))
        #expect(try await test.library.details(ofPicture: id)?.text == nil)
        try await test.library.index(text: .only)
        let details = try #require(try await test.library.details(ofPicture: id))
        #expect(details.text == "FREE HUGS\ntoday only")
        #expect(details.lines?.map(\.text) == ["FREE HUGS", "today only"])
        let plain = try #require(try await test.library.pictureId("b.png"))
        #expect(try await test.library.details(ofPicture: plain)?.text == "")
    }

    @Test func bytesThatCameLaterDoNotBecomeTheTextOfThoseBefore() async throws {
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "one"), to: "a.png")
        try test.pictures.write(ZipFile.bytes([("b.png", texts.png(2, "two"))]), to: "p.zip")
        try await test.library.add([test.pictures.path()], text: .later)
        try test.pictures.write(texts.png(3, "three"), to: "a.png")
        try test.pictures.write(ZipFile.bytes([("b.png", texts.png(4, "four"))]), to: "p.zip")
        #expect(try await test.library.index(text: .only).textRead == 0)
        #expect(texts.read.isEmpty)
        try await test.library.index()
        #expect(texts.read.sorted() == ["four", "three"])
        #expect(try await test.names("text:three") == ["a.png"])
        #expect(try await test.names("text:two").isEmpty)
    }

    @Test func laterMeansLaterAndOnlyMeansOnly() async throws {
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "one"), to: "a.png")
        let added = try await test.library.add([test.pictures.path()], text: .later)
        #expect(added.textRead == 0)
        #expect(texts.read.isEmpty)
        try test.pictures.write(texts.png(2, "two"), to: "b.png")
        let read = try await test.library.index(text: .only)
        #expect((read.textRead, read.scanned) == (1, 0))
        #expect(try await test.names("") == ["a.png"])
    }

    @Test func whatWasAddedLastIsReadFirst() async throws {
        let test = try TestLibrary(text: texts.source(), workers: 1)
        for number in 1...4 {
            try test.pictures.write(texts.png(number, "\(number)"), to: "\(number).png")
            try await test.library.add([test.pictures.path()], text: .later)
        }
        try await test.library.index()
        #expect(texts.read == ["4", "3", "2", "1"])
    }

    @Test func nothingIsReadTwice() async throws {
        let test = try TestLibrary(text: texts.source())
        let twice = try texts.png(1, "one")
        try test.pictures.write(twice, to: "a.png")
        try test.pictures.write(ZipFile.bytes([("again.png", twice), ("b.png", texts.unreadable(2))]), to: "p.zip")
        try await test.update()
        try test.pictures.move("a.png", to: "moved.png")
        try await test.library.index()
        #expect(texts.read.sorted() == ["", "one"])
        #expect(try await test.names("text:one") == ["moved.png", "p.zip!/again.png"])
        try await test.library.index(retry: true)
        #expect(texts.read.count == 3)
    }

    @Test func whatIsStoppedGoesOnWhereItWas() async throws {
        let running = Mutex<Task<IndexReport, any Error>?>(nil)
        let count = Mutex(0)
        let source = texts.source {
            let isEnough = count.withLock { count in
                count += 1
                return count == 5
            }
            if isEnough { running.withLock { $0?.cancel() } }
        }
        let test = try TestLibrary(text: source)
        for number in 0..<20 { try test.pictures.write(texts.png(number, "word"), to: "\(number).png") }
        try await test.library.add([test.pictures.path()], text: .later)
        let library = test.library
        let task = running.withLock { running in
            let task = Task { try await library.index() }
            running = task
            return task
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        let kept = try await test.names("text:word").count
        #expect((1...8).contains(kept))
        let report = try await test.library.index()
        #expect(report.textRead == 20 - kept)
        #expect(try await test.names("text:word").count == 20)
    }

    @Test func progressIsTold() async throws {
        let test = try TestLibrary(text: texts.source())
        for number in 0..<3 { try test.pictures.write(texts.png(number, "word"), to: "\(number).png") }
        let told = Mutex<[Int]>([])
        try await test.library.add([test.pictures.path()]) { event in
            guard case .progress(let progress) = event, progress.stage == .text else { return }
            told.withLock { $0.append(progress.filesDone) }
        }
        #expect(told.withLock(\.self) == [0, 1, 2, 3])
    }

    @Test func withoutModelsEverythingElseWorks() async throws {
        let test = try TestLibrary()
        try test.pictures.write(SamplePicture.png(1), to: "a.png")
        let report = try await test.update()
        #expect(report.textMissing?.contains("make setup") == true)
        #expect(try await test.names("a.png") == ["a.png"])
        #expect(try await test.names("text:hello") == [])
        let coverage = try #require(try await test.library.status().coverage.first { $0.stage == "text" })
        #expect((coverage.done, coverage.total) == (0, 1))
        #expect(coverage.note?.contains("make setup") == true)
        await #expect { try await test.library.index(text: .only) } throws: { "\($0)".contains("make setup") }
    }

    @Test func aFileThatIsGoneIsTriedAgainWhenItIsBack() async throws {
        let test = try TestLibrary(text: texts.source())
        try test.pictures.write(texts.png(1, "one"), to: "a.png")
        try test.pictures.write(texts.png(2, "two"), to: "b.png")
        try await test.library.add([test.pictures.path()], text: .later)
        try test.pictures.move("a.png", to: ".hidden/a.png")
        #expect(try await test.library.index(text: .only).textRead == 1)
        try test.pictures.move(".hidden/a.png", to: "a.png")
        #expect(try await test.library.index(text: .only).textRead == 1)
        #expect(try await test.names("text:one") == ["a.png"])
    }
}
