/// Why the cache file of the looks could not be written.
package struct LookCacheError: Error, Equatable, CustomStringConvertible {
    /// What went wrong.
    package enum Reason: Sendable, Equatable {
        /// The operating system refused; with its error number.
        case system(Int32)
        /// Somebody else is writing the file at this moment.
        case busy
        /// The file is missing, damaged or of another model: write it anew.
        case notUsable
    }

    /// The file, as text for people.
    package let path: String
    /// What went wrong.
    package let reason: Reason

    /// Makes an error from its parts.
    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// One sentence for the user.
    package var description: String {
        switch reason {
        case .system(let number): "cannot write \(path): \(systemMessage(number))"
        case .busy: "cannot write \(path): another process is writing it"
        case .notUsable: "cannot add to \(path): it is missing, damaged or of another model"
        }
    }
}
