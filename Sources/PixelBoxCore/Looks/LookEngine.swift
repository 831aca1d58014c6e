internal import Foundation
internal import PixelBoxInference
internal import Synchronization

/// The look model: found at the first look wanted, loaded once. Without it everything but looks goes on working.
final class LookEngine: Sendable {
    private let modelFolders: [URL]
    private let cacheFolder: URL
    private let workers: Int
    private let loaded = Mutex<Result<LookModel, InferenceError>?>(nil)

    init(_ configuration: Configuration) {
        modelFolders = configuration.modelFolders
        cacheFolder = configuration.cacheFolder
        workers = configuration.workers
    }

    /// The folder of the model, if it is installed.
    var folder: URL? {
        modelFolders.map { $0.appendingPathComponent(Self.modelName, isDirectory: true) }
            .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("manifest.json").path) }
    }

    /// What the model says of itself, without loading it.
    func manifest() throws(InferenceError) -> ModelManifest {
        try ModelManifest.read(folder: installedFolder().path)
    }

    /// The model, loaded on first use.
    func model() throws(InferenceError) -> LookModel {
        let result = loaded.withLock { loaded in
            if let loaded { return loaded }
            let result = Result { () throws(InferenceError) in
                try LookModel.load(
                    folder: installedFolder().path, cacheFolder: cacheFolder.appendingPathComponent("models").path,
                    concurrency: workers)
            }
            loaded = result
            return result
        }
        return try result.get()
    }

    private func installedFolder() throws(InferenceError) -> URL {
        guard let folder else {
            let places = modelFolders.map(\.path).joined(separator: ", ")
            throw InferenceError(.modelMissing, Self.modelName, detail: "looked in \(places)")
        }
        return folder
    }

    private static let modelName = "pixelbox-look"
}
