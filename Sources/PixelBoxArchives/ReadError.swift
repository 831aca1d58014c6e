#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Why a file or folder could not be read.
package struct ReadError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure that callers tell apart.
    package enum Reason: Sendable, Equatable {
        case notFound
        case noPermission
        case notAFile
        case notAFolder
        case tooLarge(limit: Int)
        case changedWhileReading
        case other(errno: Int32)
    }

    /// Path text of what could not be read.
    package let path: String
    /// What went wrong.
    package let reason: Reason

    /// Makes an error from its parts.
    package init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    init(path: String, errno code: Int32) {
        self.path = path
        switch code {
        case ENOENT: reason = .notFound
        case EACCES, EPERM: reason = .noPermission
        case ENOTDIR: reason = .notAFolder
        case EISDIR: reason = .notAFile
        default: reason = .other(errno: code)
        }
    }

    /// The reason alone, without the path.
    package var explanation: String {
        switch reason {
        case .notFound: "it is not there"
        case .noPermission: "permission denied"
        case .notAFile: "it is not a regular file"
        case .notAFolder: "it is not a folder"
        case .tooLarge(let limit): "it is larger than \(ByteCount.text(limit))"
        case .changedWhileReading: "it changed while it was read"
        case .other(let code): String(cString: strerror(code))
        }
    }

    /// One sentence for the user.
    package var description: String { "cannot read \(path): \(explanation)" }
}
