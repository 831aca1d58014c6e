internal import Foundation
internal import PixelBoxInference
internal import PixelBoxStore
internal import PixelBoxVectors

/// A model that answers descriptions, and its vectors in the library.
struct ShowInUse: Sendable {
    let model: ShowModel
    let vectors: VectorModel
}

/// Which model describes pictures, which one answers, and what the library shows by it.
struct ShowCatalog: Sendable {
    let engine: ShowEngine
    let eyes: LookEngine
    let vectors: VectorCatalog
    /// The folder of the library.
    let folder: URL

    /// The model that pictures are described with; nil if none is installed and none was asked for.
    /// - Throws: why the chosen one cannot be used, in one sentence.
    func wanted() async throws -> ShowInUse? {
        let name = ShowSettings.read(folder: folder).use
        guard name != nil || engine.folder(of: ShowEngine.ownName) != nil else { return nil }
        return try await inUse(name ?? ShowEngine.ownName)
    }

    /// The model that answers: while the vectors of a new one are not complete, the one before.
    /// - Throws: why the chosen one cannot be used, in one sentence.
    func answering() async throws -> ShowInUse? {
        let settings = ShowSettings.read(folder: folder)
        if let name = settings.answering, name != settings.use {
            // One that cannot be used any more answers no longer: then the new one does, with what it has.
            if let before = try? await inUse(name) { return before }
        }
        return try await wanted()
    }

    /// What the library shows, by a model.
    func current(_ use: ShowInUse) async throws -> LookSnapshot {
        try await vectors.current(use.vectors)
    }

    /// From now on the chosen model answers.
    func noteComplete(_ use: ShowInUse) throws {
        var settings = ShowSettings.read(folder: folder)
        guard settings.answering != nil, (settings.use ?? ShowEngine.ownName) == use.model.name else { return }
        settings.answering = nil
        try settings.write(folder: folder)
    }

    func inUse(_ name: String) async throws -> ShowInUse {
        let model = try engine.model(name)
        if case .look = model.picture {
            let manifest = try eyes.manifest()
            guard let show = manifest.show, show.space == model.identity, show.dimensions == model.dimensions else {
                throw InferenceError(
                    .damaged, model.folder, detail: "the look model \(manifest.name) makes no vectors of its space")
            }
        }
        return ShowInUse(
            model: model, vectors: try await vectors.model(name: model.identity, dimensions: model.dimensions))
    }
}
