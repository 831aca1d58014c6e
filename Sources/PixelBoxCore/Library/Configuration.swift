public import Foundation

/// Where a library lies and how it is read; made once, at the edge of the program, and passed down.
public struct Configuration: Sendable {
    /// The folder of the library file and its caches.
    public let folder: URL
    /// Folders that hold models, each in a folder of its own; the first that has a model wins.
    public let modelFolders: [URL]
    /// What relative paths in queries start from, as path text.
    public let workingFolder: String
    /// How many pictures are read at once.
    public let workers: Int
    /// What to try on encrypted archives.
    public let archivePasswords: [String]
    /// Where models can be got from: `MODEL/resolve/main/FILE` below it, or `MODEL/FILE`.
    public let modelSource: String

    /// Where Immich's exports of joint models live.
    public static let usualModelSource = "https://huggingface.co/immich-app"

    /// Settings for the library in a folder; everything else has a default that suits most machines.
    public init(
        folder: URL, modelFolders: [URL], workingFolder: String = "/",
        workers: Int = ProcessInfo.processInfo.activeProcessorCount, archivePasswords: [String] = [],
        modelSource: String = Self.usualModelSource
    ) {
        self.folder = folder
        self.modelFolders = modelFolders
        self.workingFolder = workingFolder
        self.workers = max(1, workers)
        self.archivePasswords = archivePasswords
        self.modelSource = modelSource
    }

    /// Caches that can be made again at any time.
    var cacheFolder: URL { folder.appendingPathComponent("cache", isDirectory: true) }
    /// Models that the user added.
    var ownModelFolder: URL { folder.appendingPathComponent("models", isDirectory: true) }
    /// All folders that hold models, the user's own first.
    var allModelFolders: [URL] { [ownModelFolder] + modelFolders.filter { $0.path != ownModelFolder.path } }
    /// What was moved to the trash, so that it can be taken back.
    var journalFolder: URL { folder.appendingPathComponent("removals", isDirectory: true) }
}
