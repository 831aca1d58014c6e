internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxInference
internal import Synchronization

/// Reads the text in any pictures, loose or in archives; needs no library.
public struct PictureTextReader: Sendable {
    private let engine: TextEngine
    private let files: PictureFiles
    private let decoder: PictureDecoder
    private let workers: Int

    /// A reader with the models and limits of a configuration.
    public init(_ configuration: Configuration) {
        engine = TextEngine(configuration)
        decoder = PictureDecoder(SettingsFile(folder: configuration.folder).current)
        files = PictureFiles(
            archives: ArchiveReader(limits: ArchiveLimits(), passwords: configuration.archivePasswords))
        workers = configuration.workers
    }

    /// Reads pictures by absolute path text; answers come in the order asked for, each as soon as it can.
    /// - Throws: `TextModelsMissing`, or why the models cannot be used. What is wrong with a picture is in its answer.
    public func read(_ paths: [String], each: (PictureText) -> Void) async throws {
        let reader = try engine.reader()
        let count = max(1, min(workers, paths.count))
        let next = Mutex(0)
        let (answers, sink) = AsyncStream.makeStream(of: (index: Int, text: PictureText).self)
        let tasks = LastOut(of: count) { sink.finish() }
        let takeIndex: @Sendable () -> Int = {
            next.withLock { next in
                defer { next += 1 }
                return next
            }
        }
        let threads = WorkerThreads(count: count, name: "pixelbox text")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask(executorPreference: threads) {
                    defer { tasks.leave() }
                    let stage = try TextStage(reader, decoder: decoder)
                    while !Task.isCancelled {
                        let index = takeIndex()
                        guard index < paths.count else { return }
                        sink.yield((index, answer(for: paths[index], stage)))
                    }
                }
            }
            var waiting: [Int: PictureText] = [:]
            var due = 0
            for await answer in answers {
                waiting[answer.index] = answer.text
                while let text = waiting.removeValue(forKey: due) {
                    each(text)
                    due += 1
                }
            }
            try await group.waitForAll()
        }
        try Task.checkCancellation()
    }

    private func answer(for path: String, _ stage: TextStage) -> PictureText {
        do {
            let lines = try stage.lines(in: files.bytes(at: path))
            return PictureText(
                path: path, text: ReadingOrder.text(of: lines), lines: lines.map(PictureText.Line.init), problem: nil)
        } catch let error as PathProblem {
            return PictureText(path: path, text: "", lines: [], problem: error.detail)
        } catch {
            return PictureText(path: path, text: "", lines: [], problem: String(describing: error))
        }
    }
}
