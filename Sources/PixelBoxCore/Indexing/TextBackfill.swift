internal import AsyncAlgorithms
internal import PixelBoxArchives
internal import PixelBoxStore
internal import Synchronization

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
        let answers = AsyncChannel<TextAnswer>()
        let jobs = BlockingQueue<TextJob>()
        let budget = ByteBudget()
        let running = Mutex(workers + 1)
        let leave: @Sendable () -> Void = {
            let isLast = running.withLock { count in
                count -= 1
                return count == 0
            }
            if isLast { answers.finish() }
        }
        let threads = WorkerThreads(count: workers + 1, name: "pixelbox text")
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: threads) { [store, source, archives] in
                defer {
                    jobs.close()
                    leave()
                }
                var producer = TextProducer(
                    store: store, model: source.model, archives: archives, jobs: jobs, budget: budget)
                try await producer.produce()
            }
            for _ in 0..<workers {
                group.addTask(executorPreference: threads) { [source] in
                    defer {
                        // A worker that ends early ends the others too, and frees a producer that waits for room.
                        jobs.close()
                        while let job = jobs.next() { budget.giveBack(job.byteCount) }
                        leave()
                    }
                    let read = try source.opened()
                    while let job = jobs.next() {
                        defer { budget.giveBack(job.byteCount) }
                        // A cancelled worker still empties the queue, so that the producer never waits in vain.
                        if !Task.isCancelled { await answers.send(job.answer(read)) }
                    }
                }
            }
            let counts = try await write(answers, total: total, onProgress: onProgress)
            try await group.waitForAll()
            return counts
        }
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
