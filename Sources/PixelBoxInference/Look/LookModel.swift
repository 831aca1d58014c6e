/// The model that says what pictures look like, and what they show. Loaded once, shared by all workers.
package final class LookModel: Sendable {
    package let manifest: ModelManifest
    private let model: InferenceModel
    private let vocabulary: TagVocabulary

    private init(manifest: ModelManifest, model: InferenceModel, vocabulary: TagVocabulary) {
        self.manifest = manifest
        self.model = model
        self.vocabulary = vocabulary
    }

    /// Loads the model of a folder for as many sessions side by side as `concurrency` says, each on one thread.
    ///
    /// With a cache folder the compiled model is kept there, and the next load takes a fraction of the time.
    package static func load(
        folder: String, cacheFolder: String?, concurrency: Int
    ) throws(InferenceError) -> LookModel {
        try load(
            folder: folder,
            options: CompileOptions(
                cacheFolder: cacheFolder, threads: max(1, concurrency), streams: max(1, concurrency)))
    }

    package static func load(folder: String, options: CompileOptions) throws(InferenceError) -> LookModel {
        let manifest = try ModelManifest.read(folder: folder)
        let vocabulary = try TagVocabulary(file: manifest.labels, folder: folder)
        let file = ModelFile.path(manifest.file, in: folder)
        guard let bytes = ModelFile.size(file) else { throw InferenceError(.modelMissing, file) }
        guard bytes == manifest.bytes else {
            throw InferenceError(.damaged, file, detail: "\(bytes) bytes instead of \(manifest.bytes)")
        }
        let model = try InferenceModel(file: file, options: options)
        let outputs = manifest.outputs
        let places =
            [outputs.look, outputs.classes, outputs.drawing, outputs.features] + (outputs.show.map { [$0] } ?? [])
        guard model.inputNames.count == 1, places.allSatisfy(model.outputNames.indices.contains) else {
            throw InferenceError(.damaged, file, detail: "its inputs and outputs are not those of the manifest")
        }
        return LookModel(manifest: manifest, model: model, vocabulary: vocabulary)
    }

    /// A session for one worker.
    package func makeSession() throws(InferenceError) -> sending LookSession {
        LookSession(session: try model.makeSession(), manifest: manifest, vocabulary: vocabulary)
    }
}
