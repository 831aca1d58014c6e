internal import AsyncAlgorithms

/// Work for one worker.
protocol Job: Sendable {
    /// What it holds in memory.
    var byteCount: Int { get }
}

/// Where a producer puts jobs for the workers.
struct JobFeed<Work: Job>: Sendable {
    /// The workers have given up, and tell why themselves.
    struct Closed: Error {}

    fileprivate let queue = BlockingQueue<Work>()
    fileprivate let budget = ByteBudget()

    /// Waits until there is room for the job. Blocks.
    /// - Throws: `Closed` if nobody takes it any more; a producer passes that on.
    func send(_ job: Work) throws {
        budget.take(job.byteCount)
        guard queue.add(job) else { throw Closed() }
    }
}

/// One producer, several workers and one consumer; what lies between them is bounded, and each error ends them all.
struct JobPipeline {
    let workers: Int
    /// One more than there are workers, for the producer.
    let threads: WorkerThreads

    /// Runs until everything that was produced is consumed.
    /// - Parameters:
    ///   - produce: fills the feed, and may put results of its own beside those of the workers.
    ///   - makeWorker: called once by each worker; what it makes is that worker's alone.
    ///   - sink: consumes everything.
    /// - Returns: what the sink returns.
    /// - Throws: the first error of any of them.
    func run<Work: Job, Output: Sendable, Answer>(
        produce: @escaping @Sendable (JobFeed<Work>, AsyncChannel<Output>) async throws -> Void,
        makeWorker: @escaping @Sendable () throws -> (Work) throws -> Output,
        sink: (AsyncChannel<Output>) async throws -> Answer
    ) async throws -> Answer {
        let outputs = AsyncChannel<Output>()
        let feed = JobFeed<Work>()
        let tasks = LastOut(of: workers + 1) { outputs.finish() }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: threads) {
                defer {
                    feed.queue.close()
                    tasks.leave()
                }
                do { try await produce(feed, outputs) } catch is JobFeed<Work>.Closed {}
            }
            for _ in 0..<workers {
                group.addTask(executorPreference: threads) {
                    defer {
                        // A worker that ends early ends the others too, and frees a producer that waits for room.
                        feed.queue.close()
                        while let job = feed.queue.next() { feed.budget.giveBack(job.byteCount) }
                        tasks.leave()
                    }
                    let work = try makeWorker()
                    while let job = feed.queue.next() {
                        defer { feed.budget.giveBack(job.byteCount) }
                        // A cancelled worker still empties the queue, so that the producer never waits in vain.
                        if !Task.isCancelled { await outputs.send(try work(job)) }
                    }
                }
            }
            let answer = try await sink(outputs)
            try await group.waitForAll()
            return answer
        }
    }
}
