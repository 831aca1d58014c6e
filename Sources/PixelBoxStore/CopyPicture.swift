/// A picture as far as it matters for choosing the best of several copies.
package struct CopyPicture: Sendable, Equatable {
    package let id: Int64
    package let contentId: Int64
    /// The file on disk, as path text.
    package let file: String
    /// Path inside the archive, empty for a loose file.
    package let entry: String
    /// Bytes.
    package let size: Int64
    /// Nanoseconds since 1970.
    package let modified: Int64
    package let width: Int
    package let height: Int
    /// Lower case: "jpeg", "png", …
    package let format: String
    /// Whether the camera wrote when, with what or where it was taken.
    package let hasExif: Bool
    package let isOnline: Bool

    package init(
        id: Int64, contentId: Int64, file: String, entry: String, size: Int64, modified: Int64, width: Int, height: Int,
        format: String, hasExif: Bool, isOnline: Bool
    ) {
        self.id = id
        self.contentId = contentId
        self.file = file
        self.entry = entry
        self.size = size
        self.modified = modified
        self.width = width
        self.height = height
        self.format = format
        self.hasExif = hasExif
        self.isOnline = isOnline
    }

    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    package var path: String { entry.isEmpty ? file : file + archiveSeparator + entry }
    package var isArchived: Bool { !entry.isEmpty }
}
