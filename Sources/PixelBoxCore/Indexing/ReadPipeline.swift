internal import AsyncAlgorithms
internal import PixelBoxStore

/// The stages after the scan, for one source: read → know? → decode once → look → write.
///
/// One writer saves what the stages hand out, in batches; what was not written when the program stops is found again in
/// the database.
struct ReadPipeline {
    let store: Store
    let stages: ReadStages

    /// Reads what waits in a source.
    func run(_ source: Source, onResult: @escaping @Sendable (ReadResult) -> Void) async throws -> IndexReport.Seconds {
        try await stages.run(
            UnreadFiles(store: store, source: source), known: { [store] in try store.contentId(hash: $0) },
            finish: { _, result in result }, sink: { try await write($0, onResult: onResult) })
    }

    private func write(
        _ results: AsyncChannel<ReadResult>, onResult: (ReadResult) -> Void
    ) async throws -> IndexReport.Seconds {
        var seconds = IndexReport.Seconds()
        var batch = WriteBatch()
        let batches = results.buffer(policy: .bounded(WriteBatch.limit))
        for await result in batches {
            batch.add(result)
            onResult(result)
            guard batch.isFull else { continue }
            seconds.write += try await save(&batch)
        }
        try Task.checkCancellation()
        seconds.write += try await save(&batch)
        return seconds
    }

    private func save(_ batch: inout WriteBatch) async throws -> Double {
        let start = ContinuousClock.now
        try await store.save(batch.pictures, finished: batch.finished)
        batch.empty()
        return start.seconds(to: .now)
    }
}

/// What is written in one transaction, and which archives still miss results.
private struct WriteBatch {
    static let limit = 128

    private(set) var pictures: [ReadPicture] = []
    private(set) var finished: [FinishedFile] = []
    private var received: [Int64: Int] = [:]
    private var ended: [Int64: (file: FinishedFile, sent: Int)] = [:]
    private var started = ContinuousClock.now

    var isFull: Bool {
        pictures.count >= Self.limit || (pictures.count + finished.count > 0 && started.seconds(to: .now) > 1)
    }

    mutating func add(_ result: ReadResult) {
        if pictures.isEmpty, finished.isEmpty { started = .now }
        switch result {
        case .picture(let picture, let file, _):
            pictures.append(picture)
            if file.isArchive {
                received[file.id, default: 0] += 1
                finishArchive(file.id)
            } else {
                finished.append(FinishedFile(file: file, entries: nil, problems: []))
            }
        case .archiveEnd(let file, let sent, _, _):
            ended[file.file.id] = (file, sent)
            finishArchive(file.file.id)
        }
    }

    mutating func empty() {
        pictures.removeAll(keepingCapacity: true)
        finished.removeAll(keepingCapacity: true)
    }

    private mutating func finishArchive(_ id: Int64) {
        guard let (file, sent) = ended[id], received[id, default: 0] == sent else { return }
        finished.append(file)
        ended[id] = nil
        received[id] = nil
    }
}
