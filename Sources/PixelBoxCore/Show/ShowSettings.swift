internal import Foundation

/// Which model answers descriptions, kept beside the library in a file that people can read.
struct ShowSettings: Codable, Equatable {
    /// The model that the user chose; nil for the one that comes with PixelBox.
    var use: String?
    /// The model whose vectors answer until those of the chosen one are all there; nil for the chosen one itself.
    var answering: String?

    private static func file(_ folder: URL) -> URL { folder.appendingPathComponent("models.json") }

    /// The settings of a library; those of a fresh one where there are none, or none that can be read.
    static func read(folder: URL) -> ShowSettings {
        guard let data = FileManager.default.contents(atPath: file(folder).path) else { return ShowSettings() }
        // Choosing a model again mends the file.
        return (try? JSONDecoder().decode(ShowSettings.self, from: data)) ?? ShowSettings()
    }

    func write(folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try encoder.encode(self).write(to: Self.file(folder), options: .atomic)
    }
}
