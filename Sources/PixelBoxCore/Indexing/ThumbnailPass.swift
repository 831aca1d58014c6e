internal import PixelBoxImaging
internal import PixelBoxStore

/// Looks again at contents by their thumbnails, since the originals may be offline: several workers, each with a stage of
/// its own.
struct ThumbnailPass {
    let store: Store
    let decoder: PictureDecoder
    let workers: Int
    let threads: WorkerThreads

    init(_ library: Library, threads: WorkerThreads) {
        store = library.store
        decoder = library.decoder
        workers = library.configuration.workers
        self.threads = threads
    }

    /// What `body` makes of each content, given as RGBA where parts of it are transparent; a thumbnail that does not decode is
    /// left out.
    func results<Stage, Result: Sendable>(
        of contents: [Int64], makeStage: @escaping @Sendable () throws -> Stage,
        body: @escaping @Sendable (Stage, Int64, Pixels) throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: [Result].self) { group in
            for worker in 0..<workers {
                // Each worker takes every so many-th content.
                let share = stride(from: worker, to: contents.count, by: workers).map { contents[$0] }
                guard !share.isEmpty else { continue }
                group.addTask(executorPreference: threads) { [store, decoder] in
                    let stage = try makeStage()
                    var results: [Result] = []
                    for id in share {
                        try Task.checkCancellation()
                        guard let thumbnail = try await store.thumbnail(ofContent: id),
                            let pixels = try? decoder.smallPixels(.bytes(thumbnail.bytes))
                        else { continue }
                        results.append(try body(stage, id, pixels))
                    }
                    return results
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
