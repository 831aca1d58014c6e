internal import PixelBoxImaging
internal import PixelBoxStore

/// Makes the looks that a library lacks for the model in use, from thumbnails: the originals may be offline.
struct LookBackfill {
    let store: Store
    let decoder: PictureDecoder
    let eyes: Eyes
    let workers: Int
    let threads: WorkerThreads

    private typealias Look = (contentId: Int64, look: StoredLook, tags: [(name: String, confidence: Double)])

    /// Works through all contents without a look of this model.
    /// - Returns: how many got one.
    func run(onProgress: (_ done: Int, _ seconds: Double) -> Void) async throws -> Int {
        var last: Int64 = 0
        var done = 0
        let start = ContinuousClock.now
        while true {
            let contents = try await store.contentsWithoutLook(model: eyes.modelId, after: last, limit: 256)
            guard let end = contents.last else { return done }
            let looks = try await looks(of: contents)
            try await store.save(looks)
            last = end
            done += looks.count
            onProgress(done, start.seconds(to: .now))
        }
    }

    /// Each worker takes every so many-th content.
    private func looks(of contents: [Int64]) async throws -> [Look] {
        try await withThrowingTaskGroup(of: [Look].self) { group in
            for worker in 0..<workers {
                let share = stride(from: worker, to: contents.count, by: workers).map { contents[$0] }
                group.addTask(executorPreference: threads) {
                    let stage = try LookStage(eyes)
                    var looks: [Look] = []
                    for id in share {
                        try Task.checkCancellation()
                        // A thumbnail that does not decode leaves its picture without a look.
                        guard let thumbnail = try await store.thumbnail(ofContent: id),
                            let pixels = try? decoder.pixels(.bytes(thumbnail.bytes), longestEdge: nil)
                        else { continue }
                        let answer = try stage.answer(for: pixels)
                        looks.append((id, answer.look, answer.tags))
                    }
                    return looks
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }
}
