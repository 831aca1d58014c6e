package import Foundation

/// A folder of its own for one test, gone when the test is over.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        // Symbolic links resolved, since the program tells absolute paths as the system does.
        url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("pixelbox-test-\(UUID().uuidString)", isDirectory: true)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of something in the folder.
    package func path(_ name: String = "") -> String {
        name.isEmpty ? url.path : url.path + "/" + name
    }

    /// Writes a file, with the folders that it needs.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    package func move(_ old: String, to new: String) throws {
        let target = url.appendingPathComponent(new)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: url.appendingPathComponent(old), to: target)
    }

    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: url.appendingPathComponent(name))
    }
}
