/// Why a library cannot be opened or used; the description is one sentence for the user.
package struct StoreError: Error, Equatable, CustomStringConvertible {
    /// What is wrong with the library file.
    package enum Reason: Sendable, Equatable {
        /// The file is not a SQLite database, or its pages are damaged.
        case damaged
        /// The file was written by a later version of PixelBox.
        case newer
        /// The file or its folder cannot be created, read or written.
        case inaccessible(String)
    }

    /// The library file.
    package let path: String
    package let reason: Reason

    package var description: String {
        switch reason {
        case .damaged:
            "The library \(path) is damaged; nothing was changed. Restore a copy, or move it away and add again."
        case .newer: "The library \(path) was written by a newer PixelBox; nothing was changed. Use that version."
        case .inaccessible(let detail): "The library \(path) cannot be opened: \(detail)."
        }
    }
}
