/// Reads archives, and archives inside archives, as one stream of entries, without writing anything to disk.
package struct ArchiveReader: Sendable {
    private let limits: ArchiveLimits
    private let passwords: [String]

    /// Makes a reader that keeps to the limits and tries the passwords in turn.
    package init(limits: ArchiveLimits = ArchiveLimits(), passwords: [String] = []) {
        self.limits = limits
        self.passwords = passwords
    }

    /// Whether a file of this name is opened as an archive.
    package static func isArchive(name: String) -> Bool { ArchiveName.isArchive(name) }

    /// Visits the files in the archive in their order, going into archives inside it.
    ///
    /// What the visitor leaves unread costs little. What is wrong with single entries is in the report; an archive of
    /// which nothing can be read throws `ArchiveError`. An `ArchiveError` that the visitor lets through from
    /// `ArchiveEntry.bytes()` becomes a problem of that entry, any other error ends the reading, and so does the
    /// cancellation of the task.
    package func read(_ path: String, visit: (ArchiveEntry) throws -> Void) throws -> ArchiveReport {
        let walk = ArchiveWalk(archive: path, limits: limits, passwords: passwords, target: nil)
        return try walk.run(visit: visit)
    }

    /// The bytes of one entry, given by its path as `read` tells it.
    package func bytes(of entry: String, inArchive path: String) throws -> [UInt8] {
        let walk = ArchiveWalk(archive: path, limits: limits, passwords: passwords, target: entry)
        var found: [UInt8]?
        do {
            _ = try walk.run { candidate in
                // Swift compares text by meaning; two spellings of one letter are two names here.
                guard candidate.path.utf8.elementsEqual(entry.utf8) else { return }
                found = try candidate.bytes()
                throw Found()
            }
        } catch is Found {}
        guard let found else { throw walk.failure(of: entry) }
        return found
    }

    private struct Found: Error {}
}
