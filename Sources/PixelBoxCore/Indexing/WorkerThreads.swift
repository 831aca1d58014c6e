internal import Foundation

/// A fixed set of threads for work that blocks: decoding, inference, reading. They live as long as the executor does,
/// so that the shared pool stays free for answering and libvips keeps its per-thread state.
final class WorkerThreads: TaskExecutor, Sendable {
    private let jobs = BlockingQueue<UnownedJob>()

    init(count: Int, name: String) {
        for number in 1...max(1, count) {
            let thread = Thread { [jobs, executor = asUnownedTaskExecutor()] in
                while let job = jobs.next() { job.runSynchronously(on: executor) }
            }
            thread.name = "\(name) \(number)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    deinit { jobs.close() }

    func enqueue(_ job: consuming ExecutorJob) {
        jobs.add(UnownedJob(job))
    }
}
