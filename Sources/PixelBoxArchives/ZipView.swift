/// A zip with another directory: its own bytes, followed by a directory of only some of its entries.
///
/// libarchive gives a zip up at the first damaged entry; this is how the entries behind it are still read.
enum ZipView {
    /// The view of a zip that has only the given records in its directory.
    static func bytes(of file: any RandomAccess, directory records: [UInt8], count: Int) -> any RandomAccess {
        var bytes = records
        let start = UInt64(file.length)
        let size = UInt64(bytes.count)
        let count = UInt64(count)
        let narrowCount = UInt16(exactly: count)
        let narrowSize = UInt32(exactly: size)
        let narrowStart = UInt32(exactly: start)
        if narrowCount == nil || narrowSize == nil || narrowStart == nil {
            bytes += [0x50, 0x4B, 0x06, 0x06]
            bytes.appendLittleEndian(UInt64(44))
            bytes.appendLittleEndian(UInt16(45))
            bytes.appendLittleEndian(UInt16(45))
            bytes.appendLittleEndian(UInt64(0))
            for number in [count, count, size, start] { bytes.appendLittleEndian(number) }
            bytes += [0x50, 0x4B, 0x06, 0x07]
            bytes.appendLittleEndian(UInt32(0))
            bytes.appendLittleEndian(start + size)
            bytes.appendLittleEndian(UInt32(1))
        }
        bytes += [0x50, 0x4B, 0x05, 0x06]
        bytes.appendLittleEndian(UInt32(0))
        bytes.appendLittleEndian(narrowCount ?? .max)
        bytes.appendLittleEndian(narrowCount ?? .max)
        bytes.appendLittleEndian(narrowSize ?? .max)
        bytes.appendLittleEndian(narrowStart ?? .max)
        bytes.appendLittleEndian(UInt16(0))
        return JoinedBytes([file, MemoryBytes(bytes)])
    }
}
