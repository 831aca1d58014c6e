internal import AsyncAlgorithms
internal import PixelBoxArchives
internal import PixelBoxImaging
internal import Synchronization

/// From files to what is in them: read → know? → decode once → fingerprint → look.
///
/// One producer streams files and archive entries, the workers analyse them; each queue is bounded. What becomes of the
/// results is the caller's.
struct ReadStages {
    private let archives: ArchiveReader
    private let decoder: PictureDecoder
    private let eyes: Eyes?
    private let workers: Int
    private let threads: WorkerThreads

    /// Stages that read as a library does; `eyes` is nil where there is no look model.
    init(_ library: Library, eyes: Eyes?, threads: WorkerThreads) {
        archives = library.archives
        decoder = library.decoder
        workers = library.configuration.workers
        self.eyes = eyes
        self.threads = threads
    }

    /// Reads all files.
    /// - Parameters:
    ///   - files: what to read.
    ///   - known: the content with a hash, if it need not be looked at again.
    ///   - finish: turns a result into what the sink gets, on the worker, which still has the job with its bytes (nil at
    ///     the end of an archive).
    ///   - sink: consumes everything.
    /// - Returns: what the sink returns.
    /// - Throws: the first error of `files`, `known`, `finish` or `sink`, and `CancellationError`.
    func run<Output: Sendable, Answer>(
        _ files: some ReadQueue, known: @escaping @Sendable ([UInt8]) throws -> Int64?,
        finish: @escaping @Sendable (ReadJob?, ReadResult) throws -> Output,
        sink: (AsyncChannel<Output>) async throws -> Answer
    ) async throws -> Answer {
        let outputs = AsyncChannel<Output>()
        let jobs = BlockingQueue<ReadJob>()
        let budget = ByteBudget()
        let running = Mutex(workers + 1)
        let leave: @Sendable () -> Void = {
            let isLast = running.withLock { count in
                count -= 1
                return count == 0
            }
            if isLast { outputs.finish() }
        }
        let archives = archives
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: threads) {
                defer {
                    jobs.close()
                    leave()
                }
                let producer = JobProducer(archives: archives, jobs: jobs, budget: budget) { result in
                    await outputs.send(try finish(nil, result))
                }
                try await producer.produce(files)
            }
            for _ in 0..<workers {
                group.addTask(executorPreference: threads) {
                    defer {
                        // A worker that ends early ends the others too, and frees a producer that waits for room.
                        jobs.close()
                        while let job = jobs.next() { budget.giveBack(job.byteCount) }
                        leave()
                    }
                    let reader = PictureReader(known: known, decoder: decoder, look: try eyes.map { try LookStage($0) })
                    while let job = jobs.next() {
                        defer { budget.giveBack(job.byteCount) }
                        // A cancelled worker still empties the queue, so that the producer never waits in vain.
                        if !Task.isCancelled { await outputs.send(try finish(job, reader.read(job))) }
                    }
                }
            }
            let answer = try await sink(outputs)
            try await group.waitForAll()
            return answer
        }
    }
}
