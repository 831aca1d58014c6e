/// A zip of stored entries, built byte by byte so that it can lie.
struct HandmadeZip {
    struct Entry {
        var name: [UInt8]
        var bytes: [UInt8]
        /// Bit 11: the name is UTF-8.
        var flags: UInt16 = 0
        /// What is written instead of the true values.
        var crc32: UInt32?
        var size: UInt32?
        var localMagic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

        init(_ name: String, _ text: String) {
            self.name = Array(name.utf8)
            bytes = Array(text.utf8)
        }

        init(name: [UInt8], _ text: String) {
            self.name = name
            bytes = Array(text.utf8)
        }
    }

    var entries: [Entry] = []
    /// What is written instead of the true number.
    var statedCount: UInt16?
    /// Bytes in front of the zip.
    var junk: [UInt8] = []
    var directoryMagic: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            var common: [UInt8] = number(20, 2) + number(UInt64(entry.flags), 2) + number(0, 2)
            common += number(0, 2) + number(0x21, 2)
            common += number(UInt64(entry.crc32 ?? Self.crc32(entry.bytes)), 4)
            common += number(UInt64(entry.size ?? UInt32(entry.bytes.count)), 4)
            common += number(UInt64(entry.size ?? UInt32(entry.bytes.count)), 4)
            common += number(UInt64(entry.name.count), 2) + number(0, 2)
            directory += directoryMagic + number(20, 2) + common + number(0, 2) + number(0, 2) + number(0, 2)
            directory += number(0, 4) + number(UInt64(file.count), 4) + entry.name
            file += entry.localMagic + common + entry.name + entry.bytes
        }
        let start = UInt64(file.count)
        let count = UInt64(statedCount ?? UInt16(entries.count))
        file += directory
        file += [0x50, 0x4B, 0x05, 0x06] + number(0, 4) + number(count, 2) + number(count, 2)
        file += number(UInt64(directory.count), 4) + number(start, 4) + number(0, 2)
        return junk + file
    }

    private func number(_ value: UInt64, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = .max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
