import CArchive

/// What libarchive says went wrong.
struct ArchiveFailure: Error {
    let code: Int32
    let text: String

    /// What is left to say after damage that was reported with an entry.
    static let restIsLost = ArchiveFailure(code: ARCHIVE_FATAL, text: "what follows cannot be read")

    /// An entry that the directory of a zip names was not found.
    static let isMissing = ArchiveFailure(code: ARCHIVE_FATAL, text: "it is missing")

    /// Whether the following entries cannot be reached.
    var isFatal: Bool { code == ARCHIVE_FATAL }

    /// The same in the words of this module.
    func error(path: String) -> ArchiveError {
        let lowered = text.lowercased()
        if lowered.contains("encrypt") || lowered.contains("passphrase") || lowered.contains("crypto") {
            return ArchiveError(path: path, reason: .encrypted)
        }
        if lowered.contains("unrecognized archive format") { return ArchiveError(path: path, reason: .notAnArchive) }
        if lowered.contains("unsupported") || lowered.contains("not supported")
            || lowered.contains("unavailable")
        {
            return ArchiveError(path: path, reason: .unsupported, detail: text)
        }
        return ArchiveError(path: path, reason: .damaged, detail: text)
    }
}
