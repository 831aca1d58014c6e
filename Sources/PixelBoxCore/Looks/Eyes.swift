internal import PixelBoxInference

/// The look model in use, and its row in the library.
struct Eyes: Sendable {
    let model: LookModel
    let modelId: Int64
    /// The model in whose space the look model says what pictures show; nil where that is not wanted.
    var show: VectorModel?
}

extension Library {
    /// Loads the look model.
    /// - Throws: why there are no looks, in one sentence.
    func openEyes() async throws -> Eyes {
        var opened = Eyes(model: try eyes.model(), modelId: try await looks.model())
        // A model that cannot be used is told of where it would be used alone.
        if let wanted = try? await shows.wanted(), case .look = wanted.model.picture {
            opened.show = wanted.vectors
        }
        return opened
    }
}
