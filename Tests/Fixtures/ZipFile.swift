/// Writes zip archives with stored entries (APPNOTE 6.3), for tests.
package enum ZipFile {
    /// The bytes of an archive with these entries, in this order.
    package static func bytes(_ entries: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let name = Array(entry.name.utf8)
            let offset = archive.count
            var common: [UInt8] = [20, 0]
            common += little(0x0800, 2) + little(0, 2) + little(0, 2) + little(0x5821, 2)
            common += little(Int(crc32(entry.bytes)), 4) + little(entry.bytes.count, 4) + little(entry.bytes.count, 4)
            common += little(name.count, 2) + little(0, 2)
            archive += [0x50, 0x4B, 3, 4] + common + name + entry.bytes
            directory += [0x50, 0x4B, 1, 2, 20, 3] + common + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(0o100644 << 16, 4) + little(offset, 4) + name
        }
        let end: [UInt8] =
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(entries.count, 2) + little(entries.count, 2)
            + little(directory.count, 4) + little(archive.count, 4) + [0, 0]
        return archive + directory + end
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
    }
}
