internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore

/// Options that every command has.
struct LibraryOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The folder of the library (or PIXELBOX_LIBRARY; by default in the user's data folder).", valueName: "dir"))
    var library: String?

    /// The configuration of this run: the environment and the working folder are read here and nowhere else.
    func configuration(passwords: [String] = []) -> Configuration {
        let environment = ProcessInfo.processInfo.environment
        let workingFolder = FileManager.default.currentDirectoryPath
        let folder = library ?? environment["PIXELBOX_LIBRARY"] ?? Self.defaultFolder(environment)
        let absolute = URL(fileURLWithPath: PathArgument.absolute(folder, from: workingFolder), isDirectory: true)
        return Configuration(
            folder: absolute, modelFolders: InstalledFiles.modelFolders(environment, library: absolute),
            workingFolder: workingFolder, archivePasswords: passwords,
            modelSource: environment["PIXELBOX_MODEL_SOURCE"] ?? Configuration.usualModelSource)
    }

    /// The trash of the user's own disk, as the desktop has it.
    var homeTrash: String {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? NSHomeDirectory()
        #if os(macOS)
        return home + "/.Trash"
        #else
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? home + "/.local/share") + "/Trash"
        #endif
    }

    /// Opens the library, creating it if there is none.
    func openOrCreate() throws -> Library {
        try Library(configuration())
    }

    /// Opens the library that must be there.
    func open(passwords: [String] = []) throws -> Library {
        let configuration = configuration(passwords: passwords)
        guard Library.exists(in: configuration.folder) else {
            throw Failure("there is no library at \(configuration.folder.path) yet; make one with: pixelbox add PATH")
        }
        return try Library(configuration)
    }

    private static func defaultFolder(_ environment: [String: String]) -> String {
        #if os(macOS)
        return (environment["HOME"] ?? "") + "/Library/Application Support/pixelbox"
        #else
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (data ?? (environment["HOME"] ?? "") + "/.local/share") + "/pixelbox"
        #endif
    }
}

/// A failure in one sentence.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
