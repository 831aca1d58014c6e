internal import Foundation
internal import PixelBoxInference
internal import Synchronization

/// The models that read text: found at the first text wanted, loaded once. Without them everything else goes on working.
final class TextEngine: Sendable {
    /// The name that is kept with each text.
    static let modelName = "PP-OCRv6 small"

    private let modelFolders: [URL]
    private let cacheFolder: URL
    private let workers: Int
    private let loaded = Mutex<TextReader?>(nil)

    init(_ configuration: Configuration) {
        modelFolders = configuration.modelFolders
        cacheFolder = configuration.cacheFolder
        workers = configuration.workers
    }

    /// The folder of the models, if they are installed.
    var folder: URL? {
        modelFolders.map { $0.appendingPathComponent("text", isDirectory: true) }
            .first { TextReader.isInstalled(folder: $0.path) }
    }

    /// Why there are none; nil where they are installed.
    var missing: TextModelsMissing? {
        folder == nil ? TextModelsMissing(places: modelFolders.map(\.path)) : nil
    }

    /// The reader, loaded on first use.
    /// - Throws: `TextModelsMissing`, or why the models cannot be used.
    func reader() throws -> TextReader {
        guard let folder else { throw TextModelsMissing(places: modelFolders.map(\.path)) }
        return try loaded.withLock { loaded in
            if let loaded { return loaded }
            let reader = try TextReader.load(
                folder: folder.path, cacheFolder: cacheFolder.appendingPathComponent("models").path,
                concurrency: workers)
            loaded = reader
            return reader
        }
    }
}

/// The models that read text in pictures are not installed.
public struct TextModelsMissing: Error, CustomStringConvertible, Equatable {
    /// The folders that were looked in.
    public let places: [String]

    /// One sentence that says how to get them.
    public var description: String {
        let looked = places.map { $0 + "/text" }.joined(separator: ", ")
        return "the models that read text are not installed: `make setup` or Scripts/fetch-text-models.sh brings them"
            + (looked.isEmpty ? "" : " (looked for \(looked))")
    }
}
