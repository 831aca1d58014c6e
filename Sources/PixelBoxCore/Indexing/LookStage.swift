internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore

/// Pixels → look and tags, for one worker.
struct LookStage {
    private let session: LookSession
    private let modelId: Int64

    init(_ eyes: Eyes) throws {
        session = try eyes.model.makeSession()
        modelId = eyes.modelId
    }

    /// The look of a working picture, and what the model takes it for. Blocks.
    func answer(for picture: Pixels) throws -> (look: StoredLook, tags: [(name: String, confidence: Double)]) {
        let answer = try session.look(rgb: picture.bytes, width: picture.width, height: picture.height)
        return (
            StoredLook(modelId: modelId, vector: answer.look),
            answer.tags.map { ($0.name, Double($0.confidence)) }
        )
    }
}
