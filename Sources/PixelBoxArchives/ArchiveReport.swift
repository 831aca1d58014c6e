/// What came of reading an archive.
package struct ArchiveReport: Sendable, Equatable {
    /// Something in the archive that could not be read, or only in part.
    package struct Problem: Sendable, Equatable {
        /// Path inside the archive; nil where the archive as a whole is meant.
        package let entry: String?
        /// What is wrong, as words for the user.
        package let reason: String
        /// What is wrong, for programs; nil for the line that counts what the list leaves out.
        package let kind: ArchiveError.Reason?
    }

    /// Entries seen, those of archives inside the archive counted, folders and links too.
    package internal(set) var entries = 0
    /// In the order in which they were met.
    package internal(set) var problems: [Problem] = []
    /// Problems beyond the limit of the list.
    var unlisted = 0

    /// The report of an archive of which nothing was read yet.
    package init() {}

    mutating func add(_ error: ArchiveError, entry: String?, limit: Int) {
        if problems.count < limit {
            problems.append(Problem(entry: entry, reason: error.explanation, kind: error.reason))
        } else {
            unlisted += 1
        }
    }

    mutating func close() {
        guard unlisted > 0 else { return }
        problems.append(Problem(entry: nil, reason: "\(unlisted) more problems in it are not listed", kind: nil))
        unlisted = 0
    }
}
