internal import PixelBoxStore

/// Makes the looks that a library lacks for the model in use, from thumbnails.
struct LookBackfill {
    let store: Store
    let pass: ThumbnailPass
    let eyes: Eyes

    /// Works through all contents without a look of this model.
    /// - Returns: how many got one.
    func run(onProgress: (_ done: Int, _ total: Int, _ seconds: Double) -> Void) async throws -> Int {
        var last: Int64 = 0
        var (done, total) = (0, 0)
        let start = ContinuousClock.now
        while true {
            let contents = try await store.contentsWithout(.look, model: eyes.modelId, after: last, limit: 256)
            guard let end = contents.last else { return done }
            if last == 0 { total = try await store.countWithout(.look, model: eyes.modelId) }
            let looked = try await pass.results(of: contents, makeStage: { [eyes] in try LookStage(eyes) }) {
                stage, id, pixels in
                let answer = try stage.answer(for: pixels.flattened(), isTransparent: pixels.channels == 4)
                return LookedContent(contentId: id, look: answer.look, show: answer.show, tags: answer.tags)
            }
            try await store.save(looked)
            last = end
            done += looked.count
            onProgress(done, total, start.seconds(to: .now))
        }
    }
}
