internal import PixelBoxArchives
internal import PixelBoxStore

/// Feeds the workers: hands out loose files, and streams archives entry by entry.
/// Blocks on the bytes that are in flight, so that memory stays bounded however large the archives are.
struct JobProducer {
    let archives: ArchiveReader
    let feed: JobFeed<ReadJob>
    let emit: @Sendable (ReadResult) async throws -> Void

    /// Hands out every file. Throws `JobFeed.Closed` when the workers take no more.
    func produce(_ files: some ReadQueue) async throws {
        for try await file in files {
            try Task.checkCancellation()
            if file.isArchive {
                try await emit(stream(file, known: await files.knownEntries(of: file)))
            } else {
                try feed.send(.file(file))
            }
        }
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
                try feed.send(try job(for: entry, of: file))
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
