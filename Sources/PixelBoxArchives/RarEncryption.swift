/// Whether the files in a rar of version 5 are encrypted, which libarchive does not tell.
enum RarEncryption {
    private static let signature: [UInt8] = [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01, 0x00]
    private static let maxBlocks = 16

    /// Looks at the header of the first file in the archive.
    static func isUsed(in file: any RandomAccess) throws -> Bool {
        guard try file.bytes(at: 0, count: signature.count) == signature else { return false }
        var position = Int64(signature.count)
        for _ in 0..<maxBlocks {
            // Checksum, and the size of what follows it.
            let bytes = try file.bytes(at: position, count: 64 << 10)
            var fields = Fields(rest: bytes.dropFirst(4))
            guard let size = fields.number(), size <= fields.rest.count else { return false }
            let header = fields.rest.prefix(Int(size))
            fields.rest = header
            guard let type = fields.number(), let flags = fields.number() else { return false }
            let extraSize = flags & 1 == 0 ? 0 : fields.number() ?? 0
            let dataSize = flags & 2 == 0 ? 0 : fields.number() ?? 0
            guard extraSize <= header.count else { return false }
            if type == 2 { return hasEncryptionRecord(Fields(rest: header.suffix(Int(extraSize)))) }
            guard let data = Int64(exactly: dataSize), data < file.length - position else { return false }
            position += Int64(header.endIndex) + data
        }
        return false
    }

    private static func hasEncryptionRecord(_ extra: Fields) -> Bool {
        var extra = extra
        while let size = extra.number(), size <= extra.rest.count {
            var record = Fields(rest: extra.rest.prefix(Int(size)))
            if record.number() == 1 { return true }
            extra.rest = extra.rest.dropFirst(Int(size))
        }
        return false
    }

    private struct Fields {
        var rest: ArraySlice<UInt8>

        /// A number in groups of seven bits, the lowest first.
        mutating func number() -> UInt64? {
            var value: UInt64 = 0
            for shift in stride(from: 0, to: 63, by: 7) {
                guard let byte = rest.popFirst() else { return nil }
                value |= UInt64(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return value }
            }
            return nil
        }
    }
}
