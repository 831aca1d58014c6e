internal import Foundation

/// Where the program's own files are: beside the installed program, or in the checkout that it was built in.
enum InstalledFiles {
    /// Folders that hold models, first come first.
    static func modelFolders(_ environment: [String: String], library: URL) -> [URL] {
        if let only = environment["PIXELBOX_MODELS"] { return [URL(fileURLWithPath: only, isDirectory: true)] }
        var folders = [library.appendingPathComponent("models", isDirectory: true)]
        guard let program = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return folders }
        let installed = program.deletingLastPathComponent().deletingLastPathComponent()
        folders.append(installed.appendingPathComponent("share/pixelbox/models", isDirectory: true))
        if let checkout = checkout(of: program) {
            folders.append(checkout.appendingPathComponent("Models", isDirectory: true))
            folders.append(checkout.appendingPathComponent(".deps/models", isDirectory: true))
        }
        return folders
    }

    private static func checkout(of program: URL) -> URL? {
        var folder = program.deletingLastPathComponent()
        for _ in 0..<5 {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
                return folder
            }
            folder.deleteLastPathComponent()
        }
        return nil
    }
}
