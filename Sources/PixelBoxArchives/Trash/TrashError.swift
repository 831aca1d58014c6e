#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Why a file could not go to the trash, or come back from it.
package struct TrashError: Error, Equatable, CustomStringConvertible {
    /// Path text of what could not be moved.
    package let path: String
    /// What went wrong, without the path.
    package let explanation: String

    /// The file is neither in the trash nor where it was: there is nothing to bring back.
    package let isLost: Bool

    init(_ path: String, _ explanation: String, isLost: Bool = false) {
        self.path = path
        self.explanation = explanation
        self.isLost = isLost
    }

    init(_ path: String, errno code: Int32) {
        let explanation =
            switch code {
            case EACCES, EPERM: "permission denied"
            case ENOENT: "it is not there"
            case EEXIST, ENOTEMPTY: "something else is in its place"
            case ENOSPC, EDQUOT: "the disk is full"
            case EROFS: "the disk cannot be written to"
            case EXDEV: "its disk has no trash that it could be moved to"
            default: String(cString: strerror(code))
            }
        self.init(path, explanation)
    }

    /// One sentence for the user.
    package var description: String { "cannot move \(path): \(explanation)" }
}
