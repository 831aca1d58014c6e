internal import Foundation
internal import PixelBoxArchives
internal import Synchronization

/// The passwords for encrypted archives: those that were given this time, and those that the library remembers, in a file
/// beside it that only its owner can read. They are wanted again whenever an original is opened.
final class ArchivePasswords: Sendable {
    private let file: URL
    private let known: Mutex<[String]>

    /// Those that are given are tried, but not remembered.
    init(folder: URL, given: [String]) {
        file = folder.appendingPathComponent("archive-passwords.json")
        // A file that cannot be read costs a question, nothing else.
        let remembered = (try? JSONDecoder().decode([String].self, from: Data(contentsOf: file))) ?? []
        known = Mutex(given + remembered.filter { !given.contains($0) })
    }

    /// All of them, in the order in which they are tried.
    var all: [String] { known.withLock { $0 } }

    /// Remembers passwords for the next time too.
    /// - Returns: whether one of them is new.
    /// - Throws: `PathProblem` if the file cannot be written.
    func remember(_ passwords: [String]) throws -> Bool {
        try known.withLock { known in
            let new = passwords.filter { !known.contains($0) }
            guard !new.isEmpty else { return false }
            known += new
            do {
                let options: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
                if !FileManager.default.fileExists(atPath: file.path) {
                    _ = FileManager.default.createFile(atPath: file.path, contents: nil, attributes: options)
                }
                try JSONEncoder().encode(known).write(to: file)
                try FileManager.default.setAttributes(options, ofItemAtPath: file.path)
            } catch {
                throw PathProblem(path: file.path, detail: "the passwords cannot be kept there")
            }
            return true
        }
    }
}

extension Library {
    /// Reads archives with the passwords that are known by now.
    var archives: ArchiveReader { ArchiveReader(limits: ArchiveLimits(), passwords: passwords.all) }

    /// Remembers passwords for encrypted archives; with a new one, what could not be read before is tried again at the
    /// next update. Throws `PathProblem` if they cannot be kept.
    public func remember(archivePasswords: [String]) async throws {
        if try passwords.remember(archivePasswords) { try await store.retrySkipped() }
    }
}
