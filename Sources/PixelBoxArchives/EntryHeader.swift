import CArchive

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What an archive tells of an entry before it is unpacked.
struct EntryHeader {
    /// The name as it stands in the archive, nil where it cannot be told.
    let name: [UInt8]?
    /// Whether it has bytes of its own: neither folder nor link nor device.
    let isFile: Bool
    let size: Int64?
    /// Nanoseconds since 1970.
    let modified: Int64?
    let isEncrypted: Bool

    init(_ entry: OpaquePointer) {
        let pathname = archive_entry_pathname(entry) ?? archive_entry_pathname_utf8(entry)
        name = pathname.map { [UInt8](UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        let type = archive_entry_filetype(entry)
        isFile = (type == S_IFREG || type == 0) && archive_entry_hardlink(entry) == nil
        size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : nil
        isEncrypted = archive_entry_is_encrypted(entry) != 0
        if archive_entry_mtime_is_set(entry) != 0 {
            let (seconds, overflow) = Int64(archive_entry_mtime(entry)).multipliedReportingOverflow(by: 1_000_000_000)
            modified = overflow ? nil : seconds &+ Int64(archive_entry_mtime_nsec(entry))
        } else {
            modified = nil
        }
    }
}
