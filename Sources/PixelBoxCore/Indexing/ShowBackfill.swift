internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore
internal import PixelBoxVectors

/// Says what the pictures of a library show, in the space of the model in use, where that was not said before. Goes on
/// from the database alone, whenever it was stopped.
struct ShowBackfill {
    let library: Library
    let use: ShowInUse
    let threads: WorkerThreads

    /// Works through all contents without a vector of this model.
    /// - Returns: how many got one.
    func run(onProgress: (_ done: Int, _ total: Int, _ seconds: Double) -> Void) async throws -> Int {
        let store = library.store
        let model = use.vectors.id
        var last: Int64 = 0
        var (done, total) = (0, 0)
        let start = ContinuousClock.now
        var describe: (@Sendable ([Int64]) async throws -> [(contentId: Int64, show: StoredLook)])?
        while true {
            let contents = try await store.contentsWithout(.show, model: model, after: last, limit: 64)
            guard let end = contents.last else { break }
            if last == 0 { total = try await store.countWithout(.show, model: model) }
            // The model is loaded only if there is something to do.
            if describe == nil { describe = try await describer() }
            let shows = try await describe?(contents) ?? []
            try await store.save(shows: shows)
            last = end
            done += shows.count
            onProgress(done, total, start.seconds(to: .now))
        }
        try library.shows.noteComplete(use)
        return done
    }

    private func describer() async throws -> @Sendable ([Int64]) async throws -> [(contentId: Int64, show: StoredLook)]
    {
        let pass = ThumbnailPass(library, threads: threads)
        let model = use.vectors.id
        guard let encoder = try library.shows.engine.pictures(use.model) else {
            let eyes = try await library.openEyes()
            return { contents in
                try await pass.results(of: contents, makeStage: { try LookStage(eyes) }) { stage, id, pixels in
                    (id, try stage.answer(for: pixels.flattened()).show)
                }.compactMap { id, show in show.map { (id, $0) } }
            }
        }
        return { contents in
            try await pass.results(of: contents, makeStage: { try encoder.makeSession() }) { session, id, pixels in
                let rgb = pixels.flattened().bytes
                let vector = try session.vector(rgb: rgb, width: pixels.width, height: pixels.height)
                return (id, StoredLook(modelId: model, vector: LookScale.quantise(vector)))
            }
        }
    }
}
