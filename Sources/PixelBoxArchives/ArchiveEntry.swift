/// One file in an archive, as its visitor sees it.
package struct ArchiveEntry {
    /// Path text inside the outermost archive, such as "ui/a.png" or "b.7z!/c.png".
    package let path: String
    /// Unpacked size as the archive states it, which may be wrong.
    package let size: Int64?
    /// Checksum of the unpacked bytes, where the format tells without unpacking.
    package let crc32: UInt32?
    /// Time of the last change, in nanoseconds since 1970.
    package let modified: Int64?
    /// Whether a password is needed.
    package let isEncrypted: Bool

    let contents: () throws -> [UInt8]

    /// Unpacks the entry; only during its visit, and once.
    ///
    /// Throws `ArchiveError` for what is wrong with this entry. The visitor may let it through: the reader then notes
    /// it as a problem and goes on with the next entry.
    package func bytes() throws -> [UInt8] { try contents() }
}
