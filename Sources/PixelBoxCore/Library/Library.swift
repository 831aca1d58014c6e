public import Foundation
internal import PixelBoxImaging
internal import PixelBoxStore

/// A library of pictures: add folders and archives, bring it up to date, search it, edit tags and ratings.
///
/// A value to pass around; all copies share the one library file. Everything that it needs is wired here.
public struct Library: Sendable {
    /// Where it lies and how it is read.
    public let configuration: Configuration

    let store: Store
    let eyes: LookEngine
    let looks: LookCatalog
    let shows: ShowCatalog
    let passwords: ArchivePasswords
    let settingsFile: SettingsFile
    let text: TextSource

    /// Opens the library in the configured folder, creating it if there is none.
    /// - Throws: an error whose description is one sentence, if the file is damaged, newer, or not accessible.
    public init(_ configuration: Configuration) throws {
        try self.init(configuration, text: nil)
    }

    /// The same with another reader of text.
    package init(_ configuration: Configuration, text: TextSource?) throws {
        self.configuration = configuration
        store = try Store(folder: configuration.folder)
        eyes = LookEngine(configuration)
        let cacheFolder = configuration.cacheFolder
        looks = LookCatalog(eyes: eyes, vectors: VectorCatalog(.look, store: store, folder: cacheFolder))
        shows = ShowCatalog(
            engine: ShowEngine(configuration), eyes: eyes,
            vectors: VectorCatalog(.show, store: store, folder: cacheFolder), folder: configuration.folder)
        settingsFile = SettingsFile(folder: configuration.folder)
        passwords = ArchivePasswords(folder: configuration.folder, given: configuration.archivePasswords)
        self.text =
            text
            ?? TextSource(
                TextEngine(configuration), decoder: PictureDecoder(settingsFile.current))
    }

    /// Whether there is a library in a folder.
    public static func exists(in folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(Store.fileName).path)
    }
}
