internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore

/// Pixels → look, what is shown, and tags, for one worker.
struct LookStage {
    private let session: LookSession
    private let modelId: Int64
    private let showModel: VectorModel?

    init(_ eyes: Eyes) throws {
        session = try eyes.model.makeSession()
        modelId = eyes.modelId
        showModel = eyes.show
    }

    /// What the model makes of a picture.
    struct Answer {
        let look: StoredLook
        let show: StoredLook?
        let tags: [(name: String, confidence: Double)]
    }

    /// The look of a working picture, and what the model takes it for. Blocks.
    func answer(for picture: Pixels, isTransparent: Bool = false) throws -> Answer {
        let answer = try session.look(
            rgb: picture.bytes, width: picture.width, height: picture.height, isTransparent: isTransparent)
        var show: StoredLook?
        // The files of a model may be replaced while it runs: what it makes then is not of the new one's space.
        if let showModel, let vector = answer.show, vector.count == showModel.dimensions {
            show = StoredLook(modelId: showModel.id, vector: vector)
        }
        return Answer(
            look: StoredLook(modelId: modelId, vector: answer.look), show: show,
            tags: answer.tags.map { ($0.name, Double($0.confidence)) })
    }
}
