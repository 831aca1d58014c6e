internal import Foundation
internal import PixelBoxImaging
internal import Synchronization

/// The settings of a library, kept beside it in a file that people can read.
final class SettingsFile: Sendable {
    private let file: URL
    private let settings: Mutex<Settings>

    init(folder: URL) {
        file = folder.appendingPathComponent("settings.json")
        // A file that makes no sense is as good as none; choosing anything mends it.
        let read = (try? JSONDecoder().decode(Settings.self, from: Data(contentsOf: file))) ?? Settings()
        settings = Mutex(read)
    }

    /// What holds now.
    var current: Settings { settings.withLock { $0 } }

    /// Keeps other settings from now on.
    /// - Throws: `PathProblem` if they cannot be written.
    func replace(with new: Settings) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try settings.withLock { settings in
            do {
                try encoder.encode(new).write(to: file, options: .atomic)
            } catch {
                throw PathProblem(path: file.path, detail: "the settings cannot be kept there")
            }
            settings = new
        }
    }
}

extension Library {
    /// What the user has chosen for this library.
    public var settings: Settings { settingsFile.current }

    /// Decodes pictures within the limits of the settings.
    var decoder: PictureDecoder { PictureDecoder(settings) }

    /// Keeps other settings from now on. Throws `PathProblem` if they make no sense or cannot be written.
    public func change(settings: Settings) throws {
        guard Settings.megapixelRange.contains(settings.mostMegapixels) else {
            throw PathProblem(path: "the settings", detail: "the largest picture is from 1 to 2000 megapixels")
        }
        try settingsFile.replace(with: settings)
    }
}

extension PictureDecoder {
    /// A decoder within the limits of some settings.
    init(_ settings: Settings) {
        var limits = DecodeLimits()
        limits.maxPixels = settings.mostMegapixels * 1_000_000
        self.init(limits: limits)
    }
}
