/// Why an archive or an entry of it could not be read.
package struct ArchiveError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure that callers tell apart.
    package enum Reason: Sendable, Equatable {
        /// The file that holds the archive cannot be read.
        case unreadable
        case notAnArchive
        case empty
        case encrypted
        case damaged
        case unsupported
        /// The entry is larger than the limit.
        case tooLarge
        /// Much more comes out than went in, or more than the limit in total.
        case bomb
        case tooManyEntries
        case tooDeep
        case containsItself
        case duplicateName
        case unsafeName
        case noSuchEntry
        /// The entry's bytes were asked for after its visit.
        case visitOver
    }

    /// Path text of the archive, or of the entry in it.
    package let path: String
    /// What went wrong.
    package let reason: Reason
    /// More about it, empty where the reason says it all.
    package let detail: String

    /// Makes an error from its parts.
    package init(path: String, reason: Reason, detail: String = "") {
        self.path = path
        self.reason = reason
        self.detail = detail
    }

    /// The reason as words, without the path.
    package var explanation: String {
        switch reason {
        case .unreadable: detail
        case .notAnArchive: "it is not an archive that can be read"
        case .empty: "the file is empty"
        case .encrypted: "it is encrypted and no password fits"
        case .damaged: detail.isEmpty ? "it is damaged" : "it is damaged (\(detail))"
        case .unsupported:
            detail.isEmpty ? "it is packed in an unknown way" : "it is packed in an unknown way (\(detail))"
        case .tooLarge: "it is larger than \(detail)"
        case .bomb: "it unpacks to far more than its size (\(detail))"
        case .tooManyEntries: "it has more than \(detail) entries; the rest is left out"
        case .tooDeep: "it lies inside more than \(detail) archives"
        case .containsItself: "it contains itself"
        case .duplicateName: "another entry has the same name; only the first is read"
        case .unsafeName: "its name leads out of the archive (\(detail))"
        case .noSuchEntry: "there is no such entry"
        case .visitOver: "it can only be read while it is visited"
        }
    }

    /// One sentence for the user.
    package var description: String { "cannot read \(path): \(explanation)" }
}
