/// The picture side of a joint model that the user brought. Loaded once, shared by all workers.
package final class PictureEncoder: Sendable {
    private let model: InferenceModel
    private let preparation: PicturePreparation
    /// Values of a vector.
    package let dimensions: Int

    /// Loads the picture side for as many sessions side by side as `concurrency` says.
    /// - Returns: nil for a model whose picture side is that of the look model.
    package static func load(
        _ show: ShowModel, cacheFolder: String?, concurrency: Int
    ) throws(InferenceError) -> PictureEncoder? {
        let options = CompileOptions(
            cacheFolder: cacheFolder, threads: max(1, concurrency), streams: max(1, concurrency))
        return try load(show, options: options)
    }

    package static func load(_ show: ShowModel, options: CompileOptions) throws(InferenceError) -> PictureEncoder? {
        guard case .own(let preparation) = show.picture else { return nil }
        let model = try InferenceModel(file: show.visualFile, options: options)
        guard model.inputNames.count == 1, model.inputElements == [.f32], !model.outputNames.isEmpty else {
            throw InferenceError(
                .damaged, model.file, detail: "its inputs and outputs are not those of a picture model")
        }
        return PictureEncoder(model: model, preparation: preparation, dimensions: show.dimensions)
    }

    private init(model: InferenceModel, preparation: PicturePreparation, dimensions: Int) {
        self.model = model
        self.preparation = preparation
        self.dimensions = dimensions
    }

    /// A session for one worker.
    package func makeSession() throws(InferenceError) -> sending PictureEncoderSession {
        PictureEncoderSession(
            session: try model.makeSession(), preparation: preparation, dimensions: dimensions, file: model.file)
    }
}

/// Encodes one picture after the other, for one worker at a time; calls block.
package final class PictureEncoderSession {
    private let session: InferenceSession
    private let preparation: PicturePreparation
    private let dimensions: Int
    private let file: String

    init(
        session: consuming sending InferenceSession, preparation: PicturePreparation, dimensions: Int, file: String
    ) {
        self.session = session
        self.preparation = preparation
        self.dimensions = dimensions
        self.file = file
    }

    /// The unit vector of a picture: tightly packed RGB rows, any size.
    package func vector(rgb: [UInt8], width: Int, height: Int) throws(InferenceError) -> [Float] {
        let values = try preparation.values(rgb: rgb, width: width, height: height)
        try session.start([InferenceInput(.f32(values), shape: [1, 3, preparation.size, preparation.size])])
        return try ShowVector.unit(try session.output(0).values, dimensions: dimensions, file: file)
    }
}

/// Vectors as models answer with them.
enum ShowVector {
    /// The same with length 1.
    static func unit(_ values: [Float], dimensions: Int, file: String) throws(InferenceError) -> [Float] {
        guard values.count == dimensions else {
            throw InferenceError(.damaged, file, detail: "\(values.count) values instead of \(dimensions)")
        }
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length.isFinite, length > 0 else {
            throw InferenceError(.failed, file, detail: "it answers with something that is no vector")
        }
        return values.map { $0 / length }
    }
}
