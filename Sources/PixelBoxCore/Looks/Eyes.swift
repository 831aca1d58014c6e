internal import PixelBoxInference

/// The look model in use, and its row in the library.
struct Eyes: Sendable {
    let model: LookModel
    let modelId: Int64
}

extension Library {
    /// Loads the look model.
    /// - Throws: why there are no looks, in one sentence.
    func openEyes() async throws -> Eyes {
        Eyes(model: try eyes.model(), modelId: try await looks.model())
    }
}
