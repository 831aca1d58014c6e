#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Why a file could not be written.
package struct WriteError: Error, Equatable, CustomStringConvertible {
    /// Path text of what could not be written.
    package let path: String
    /// The system's number for what went wrong.
    package let code: Int32

    /// Makes an error from its parts.
    package init(path: String, code: Int32) {
        self.path = path
        self.code = code
    }

    /// One sentence for the user.
    package var description: String {
        let explanation =
            switch code {
            case EACCES, EPERM: "permission denied"
            case ENOSPC, EDQUOT: "the disk is full"
            case EROFS: "the disk cannot be written to"
            case ENOTDIR: "it is not a folder"
            default: String(cString: strerror(code))
            }
        return "cannot write \(path): \(explanation)"
    }
}
