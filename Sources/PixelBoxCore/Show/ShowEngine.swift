internal import Foundation
internal import PixelBoxInference
internal import Synchronization

/// The models in whose spaces pictures and descriptions meet: found in the model folders, loaded when first wanted.
final class ShowEngine: Sendable {
    /// The model that comes with PixelBox.
    static let ownName = "pixelbox-show"

    /// Where models lie, each in a folder of its own; the first that has one wins.
    let modelFolders: [URL]
    private let cacheFolder: URL
    private let workers: Int
    private let loaded = Mutex(Loaded())

    private struct Loaded {
        var models: [String: (stamp: Date?, model: ShowModel)] = [:]
        var texts: [String: TextEncoder] = [:]
        var pictures: [String: PictureEncoder] = [:]
        var vectors: [(identity: String, text: String, vector: [Float])] = []
    }

    /// So many descriptions are remembered: people change a word, and pages ask again.
    private static let rememberedTexts = 64

    init(_ configuration: Configuration) {
        modelFolders = configuration.allModelFolders
        cacheFolder = configuration.cacheFolder.appendingPathComponent("models")
        workers = configuration.workers
    }

    /// The folder of a model; nil if there is none of this name.
    func folder(of name: String) -> URL? {
        guard ModelName.isValid(name) else { return nil }
        return modelFolders.map { $0.appendingPathComponent(name, isDirectory: true) }
            .first { ShowModel.isModel(folder: $0.path) }
    }

    /// The names of all models that are installed, in order.
    func names() -> [String] {
        let names = modelFolders.flatMap { folder in
            // A folder that is not there holds no models.
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
                .filter { ModelName.isValid($0) && ShowModel.isModel(folder: folder.appendingPathComponent($0).path) }
        }
        return Set(names).sorted()
    }

    /// What a model says of itself.
    /// - Throws: why it cannot be used, in one sentence.
    func model(_ name: String) throws -> ShowModel {
        guard let folder = folder(of: name) else { throw ShowModelMissing(name: name) }
        let stamp = Self.stamp(folder)
        if let known = loaded.withLock({ $0.models[folder.path] }), known.stamp == stamp { return known.model }
        let model = try ShowModel.read(folder: folder.path)
        loaded.withLock { $0.models[folder.path] = (stamp, model) }
        return model
    }

    /// What tells a folder that was changed: the time of its description.
    private static func stamp(_ folder: URL) -> Date? {
        for name in ["manifest.json", "config.json"] {
            let path = folder.appendingPathComponent(name).path
            if let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date {
                return date
            }
        }
        return nil
    }

    /// The unit vector of a description; nil if nothing is left of it to describe a picture.
    func vector(_ text: String, _ model: ShowModel) throws -> [Float]? {
        let known = loaded.withLock { loaded in
            loaded.vectors.first { $0.identity == model.identity && $0.text == text }?.vector
        }
        if let known { return known }
        guard let vector = try encoder(model).vector(text) else { return nil }
        loaded.withLock { loaded in
            if loaded.vectors.count >= Self.rememberedTexts { loaded.vectors.removeFirst() }
            loaded.vectors.append((model.identity, text, vector))
        }
        return vector
    }

    /// The text side of a model, loaded on first use; one that is loaded goes on working when its folder is removed.
    private func encoder(_ model: ShowModel) throws(InferenceError) -> TextEncoder {
        if let known = loaded.withLock({ $0.texts[model.identity] }) { return known }
        let encoder = try TextEncoder(model, cacheFolder: cacheFolder.path)
        return loaded.withLock { loaded in
            // The old one and the new one answer by turns while models are switched; more are not kept.
            if loaded.texts.count > 1 { loaded.texts.removeAll() }
            loaded.texts[model.identity] = encoder
            return encoder
        }
    }

    /// The picture side of a model; nil where the look model makes the vectors.
    func pictures(_ model: ShowModel) throws(InferenceError) -> PictureEncoder? {
        if let known = loaded.withLock({ $0.pictures[model.identity] }) { return known }
        let encoder = try PictureEncoder.load(model, cacheFolder: cacheFolder.path, concurrency: workers)
        loaded.withLock { $0.pictures = encoder.map { [model.identity: $0] } ?? [:] }
        return encoder
    }
}

/// Names of models are names of folders.
enum ModelName {
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200 && !name.hasPrefix(".") && !name.hasPrefix("-")
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
            }
    }
}

/// There is no model that could answer descriptions.
public struct ShowModelMissing: Error, CustomStringConvertible, Equatable {
    /// The model that was asked for; nil if none is installed at all.
    public let name: String?

    /// Names the model that was asked for; nil if none is installed at all.
    public init(name: String?) { self.name = name }

    /// One sentence for the user.
    public var description: String {
        guard let name else { return "no model that understands descriptions is installed; see: pixelbox models list" }
        return "there is no model named \(name); see: pixelbox models list"
    }
}
