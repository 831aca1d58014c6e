/// A regular file that a walk came across.
package struct FoundFile: Sendable, Hashable {
    /// Path text, beginning with the path of the folder that was walked.
    package let path: String
    /// Size, time and identity when it was found.
    package let stamp: FileStamp

    /// Makes a found file from its parts.
    package init(path: String, stamp: FileStamp) {
        self.path = path
        self.stamp = stamp
    }
}
