import Fixtures
import PixelBoxCore
import Testing

struct WatchingTests {
    let test: TestLibrary

    init() throws { test = try TestLibrary() }

    @Test(.timeLimit(.minutes(10))) func readsWhatComesLaterAndSaysOnlyWhatIsNew() async throws {
        try test.pictures.write(SamplePicture.png(1), to: "first.png")
        try test.pictures.write([], to: "empty.png")
        try await test.update()

        let (events, continuation) = AsyncStream.makeStream(of: IndexEvent.self)
        let library = test.library
        let watch = Task {
            try await library.watch(every: .milliseconds(20)) { event in
                if case .progress = event { return }
                continuation.yield(event)
            }
        }
        var reports: [IndexReport] = []
        for await event in events {
            guard case .finished(let report) = event else { continue }
            reports.append(report)
            if reports.count == 1 { try test.pictures.write(SamplePicture.png(2), to: "later.png") }
            if reports.count == 2 { break }
        }
        watch.cancel()
        await #expect(throws: CancellationError.self) { try await watch.value }
        #expect(reports.map(\.pictures) == [0, 1])
        #expect(try await test.names("later") == ["later.png"])
    }

    @Test(.timeLimit(.minutes(10))) func readsTheTextOfWhatComesLater() async throws {
        let texts = DrawnTexts()
        let test = try TestLibrary(text: texts.source())
        try await test.update()
        let (events, continuation) = AsyncStream.makeStream(of: IndexReport.self)
        let library = test.library
        let watch = Task {
            try await library.watch(every: .milliseconds(20)) { event in
                if case .finished(let report) = event { continuation.yield(report) }
            }
        }
        var isWritten = false
        for await report in events {
            if report.textRead > 0 { break }
            if !isWritten { try test.pictures.write(texts.png(1, "come later"), to: "a.png") }
            isWritten = true
        }
        watch.cancel()
        _ = await watch.result
        #expect(try await test.names("text:\"come later\"") == ["a.png"])
    }
}
