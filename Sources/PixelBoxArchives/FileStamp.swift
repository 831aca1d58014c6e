#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What tells without reading a file whether it changed.
package struct FileStamp: Sendable, Hashable {
    /// Size in bytes.
    package let size: Int64
    /// Time of the last change of content, in nanoseconds since 1970.
    package let modified: Int64
    /// Number of the file on its device.
    package let inode: UInt64
    /// Number of the device.
    package let device: UInt64

    /// Makes a stamp from its parts.
    package init(size: Int64, modified: Int64, inode: UInt64, device: UInt64) {
        self.size = size
        self.modified = modified
        self.inode = inode
        self.device = device
    }

    init(_ status: stat) {
        #if canImport(Darwin)
        let time = status.st_mtimespec
        #else
        let time = status.st_mtim
        #endif
        let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        self.init(
            size: Int64(status.st_size),
            modified: overflow ? 0 : seconds &+ Int64(time.tv_nsec),
            inode: UInt64(status.st_ino),
            device: UInt64(truncatingIfNeeded: status.st_dev))
    }
}
