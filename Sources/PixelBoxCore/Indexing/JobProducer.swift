internal import Dispatch
internal import PixelBoxArchives
internal import PixelBoxStore

/// Feeds the workers: hands out loose files, and streams archives entry by entry.
/// Blocks on the bytes that are in flight, so that memory stays bounded however large the archives are.
struct JobProducer {
    let archives: ArchiveReader
    let jobs: BlockingQueue<ReadJob>
    let budget: ByteBudget
    let emit: @Sendable (ReadResult) async throws -> Void

    /// The workers have given up, and tell why themselves.
    private struct QueueClosed: Error {}

    /// Hands out every file. Returns when all are handed out, or when the workers take no more.
    func produce(_ files: some ReadQueue) async throws {
        do {
            try await handOut(files)
        } catch is QueueClosed {}
    }

    private func handOut(_ files: some ReadQueue) async throws {
        for try await file in files {
            try Task.checkCancellation()
            if file.isArchive {
                try await emit(stream(file, known: await files.knownEntries(of: file)))
            } else {
                try send(.file(file))
            }
        }
    }

    private func send(_ job: ReadJob) throws {
        budget.take(job.byteCount)
        guard jobs.add(job) else { throw QueueClosed() }
    }

    private func job(for entry: ArchiveEntry, of file: UnreadFile) throws -> ReadJob {
        func archived(_ bytes: [UInt8]) -> ArchivedBytes {
            ArchivedBytes(
                file: file, entry: entry.path, bytes: bytes, modified: entry.modified ?? file.stamp.modified,
                crc32: entry.crc32)
        }
        do {
            return .entry(archived(try entry.bytes()))
        } catch let error as ArchiveError {
            return .lostEntry(archived([]), reason: error.explanation)
        }
    }

    /// Sends the pictures of an archive to the workers; entries with the size and checksum known are left alone.
    private func stream(_ file: UnreadFile, known: [PathKey: (size: Int64, crc32: UInt32?)]) throws -> ReadResult {
        let start = ContinuousClock.now
        var entries: Set<PathKey> = []
        var unreadable: [(path: String, reason: String)] = []
        var sent = 0
        var unchanged = 0
        do {
            let report = try archives.read(file.path) { entry in
                try Task.checkCancellation()
                let name = PathKey(entry.path)
                guard case .picture = FileKind(path: entry.path), entries.insert(name).inserted else { return }
                if let before = known[name], let crc = entry.crc32, before.crc32 == crc, before.size == entry.size {
                    unchanged += 1
                    return
                }
                try send(try job(for: entry, of: file))
                sent += 1
            }
            unreadable = report.problems.map { problem in
                (problem.entry.map { file.path + archiveSeparator + $0 } ?? file.path, problem.reason)
            }
        } catch let error as ArchiveError {
            unreadable.append((file.path, error.explanation))
        }
        let finished = FinishedFile(file: file, entries: entries, problems: unreadable)
        return .archiveEnd(finished, sent: sent, unchanged: unchanged, seconds: start.seconds(to: .now))
    }
}

/// Bounds the bytes between the producer and the workers. One producer takes, workers give back.
final class ByteBudget: Sendable {
    private static let unit = 4 << 20
    private static let units = 48
    private let free = DispatchSemaphore(value: units)

    /// Waits until there is room for a picture of this size.
    func take(_ bytes: Int) {
        for _ in 0..<Self.cost(bytes) { free.wait() }
    }

    /// Makes the room of a picture free again, once it is done with.
    func giveBack(_ bytes: Int) {
        for _ in 0..<Self.cost(bytes) { free.signal() }
    }

    private static func cost(_ bytes: Int) -> Int { min(units, 1 + bytes / unit) }
}
