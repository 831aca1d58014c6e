internal import AsyncAlgorithms
internal import PixelBoxArchives
internal import PixelBoxImaging

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
        try await JobPipeline(workers: workers, threads: threads).run(
            produce: { [archives] feed, outputs in
                let producer = JobProducer(archives: archives, feed: feed) { result in
                    await outputs.send(try finish(nil, result))
                }
                try await producer.produce(files)
            },
            makeWorker: { [decoder, eyes] in
                let reader = PictureReader(known: known, decoder: decoder, look: try eyes.map { try LookStage($0) })
                return { (job: ReadJob) in try finish(job, reader.read(job)) }
            }, sink: sink)
    }
}
