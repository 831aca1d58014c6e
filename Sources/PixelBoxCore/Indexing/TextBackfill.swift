internal import AsyncAlgorithms
internal import PixelBoxArchives
internal import PixelBoxStore

/// Reads the text that a library lacks for the models in use, in the most recently added pictures first. What was not
/// written when it stops is found again in the database.
struct TextBackfill {
    let store: Store
    let source: TextSource
    let archives: ArchiveReader
    let workers: Int

    /// What came of it.
    struct Counts {
        /// Pictures whose text was read.
        var read = 0
        /// Of work, summed over all workers.
        var seconds = IndexReport.TextSeconds()
    }

    /// Works through all contents without text of these models.
    /// - Throws: `TextSourceMissing` if text cannot be read.
    func run(onProgress: (_ done: Int, _ total: Int, _ seconds: Double) -> Void) async throws -> Counts {
        if let missing = source.missing() { throw TextSourceMissing(description: missing) }
        let total = try await store.textLackCount(model: source.model)
        guard total > 0 else { return Counts() }
        onProgress(0, total, 0)
        let threads = WorkerThreads(count: workers + 1, name: "pixelbox text")
        return try await JobPipeline(workers: workers, threads: threads).run(
            produce: { [store, source, archives] feed, _ in
                var producer = TextProducer(store: store, model: source.model, archives: archives, feed: feed)
                try await producer.produce()
            },
            makeWorker: { [source] in
                let read = try source.opened()
                return { (job: TextJob) in job.answer(read) }
            },
            sink: { answers in try await write(answers, total: total, onProgress: onProgress) })
    }

    private func write(
        _ answers: AsyncChannel<TextAnswer>, total: Int,
        onProgress: (_ done: Int, _ total: Int, _ seconds: Double) -> Void
    ) async throws -> Counts {
        var counts = Counts()
        var done = 0
        var batch: [(contentId: Int64, text: StoredText)] = []
        let start = ContinuousClock.now
        var written = start
        for await answer in answers {
            done += 1
            counts.seconds += answer.seconds
            if let lines = answer.lines {
                if answer.problem == nil { counts.read += 1 }
                let text = StoredText(model: source.model, lines: lines.map(\.stored), problem: answer.problem)
                batch.append((answer.contentId, text))
            }
            if batch.count >= Self.batch || written.seconds(to: .now) > 1 {
                try await save(batch)
                batch.removeAll(keepingCapacity: true)
                written = .now
            }
            onProgress(done, total, start.seconds(to: .now))
        }
        try await save(batch)
        try Task.checkCancellation()
        return counts
    }

    /// What is read is kept, also when the user has stopped the work.
    private func save(_ batch: [(contentId: Int64, text: StoredText)]) async throws {
        try await Task { [store] in try await store.save(batch) }.value
    }

    /// So many texts are written at once at most.
    private static let batch = 64
}

/// Text cannot be read, in one sentence.
struct TextSourceMissing: Error, CustomStringConvertible {
    let description: String
}

extension TextSource {
    fileprivate func opened() throws(TextSourceMissing) -> Reader {
        do { return try makeReader() } catch { throw TextSourceMissing(description: String(describing: error)) }
    }
}
