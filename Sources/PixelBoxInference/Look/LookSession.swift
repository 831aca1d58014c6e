/// Looks at one picture after the other, for one worker at a time; calls block for some milliseconds.
///
/// It is not `Sendable`: make it in the task that uses it, or keep it in a `Mutex`.
package final class LookSession {
    private let session: InferenceSession
    private let manifest: ModelManifest
    private let vocabulary: TagVocabulary

    init(session: consuming sending InferenceSession, manifest: ModelManifest, vocabulary: TagVocabulary) {
        self.session = session
        self.manifest = manifest
        self.vocabulary = vocabulary
    }

    /// The look and the tags of a picture: tightly packed RGB rows, any size. A picture with transparent parts is hardly a
    /// photo, and neither is one of the size of a sprite: words for them have to be surer.
    package func look(
        rgb: [UInt8], width: Int, height: Int, isTransparent: Bool = false
    ) throws(InferenceError) -> LookAnswer {
        try run(rgb: rgb, width: width, height: height)
        let unit = try output(manifest.outputs.look, count: manifest.dimensions)
        let classes = try output(manifest.outputs.classes, count: vocabulary.classCount)
        let drawing = try output(manifest.outputs.drawing, count: 1)[0]
        return LookAnswer(
            look: LookAnswer.quantise(unit),
            tags: vocabulary.guesses(
                classes, drawing: drawing, isGraphic: isTransparent || max(width, height) <= Self.spriteEdge,
                rules: manifest.tags), show: try show())
    }

    /// The longest edge of icons and sprites; the page shows them pixel by pixel.
    private static let spriteEdge = 96

    /// What the picture shows, in the space shared with words.
    private func show() throws(InferenceError) -> [Int8]? {
        guard let show = manifest.show, let place = manifest.outputs.show else { return nil }
        return LookAnswer.quantise(try output(place, count: show.dimensions))
    }

    /// The model's own answers before rounding and naming: the unit look, class probabilities and pooled features.
    package func values(
        rgb: [UInt8], width: Int, height: Int
    ) throws(InferenceError) -> (look: [Float], classes: [Float], features: [Float]) {
        try run(rgb: rgb, width: width, height: height)
        return (
            try output(manifest.outputs.look, count: manifest.dimensions),
            try output(manifest.outputs.classes, count: vocabulary.classCount),
            try session.output(manifest.outputs.features).values
        )
    }

    private func run(rgb: [UInt8], width: Int, height: Int) throws(InferenceError) {
        let pixels = try ModelPicture.resized(
            rgb: rgb, width: width, height: height, toWidth: manifest.inputWidth, height: manifest.inputHeight)
        let shape = [1, manifest.inputHeight, manifest.inputWidth, 3]
        try session.start([InferenceInput(.u8(pixels), shape: shape)])
    }

    private func output(_ index: Int, count: Int) throws(InferenceError) -> [Float] {
        let values = try session.output(index).values
        guard values.count == count else {
            throw InferenceError(.damaged, manifest.name, detail: "\(values.count) values instead of \(count)")
        }
        return values
    }
}
