/// What the directory of a zip says of one entry.
struct ZipRecord {
    /// Where it stands in the directory.
    let place: Range<Int>
    /// Where its name stands in the directory.
    let name: Range<Int>
    /// Where its data lies in the file.
    let offset: UInt64
    let size: UInt64
    let compressedSize: UInt64
    let crc32: UInt32

    private static let fixedSize = 46

    /// Reads the record at a place in the directory, and corrects there where its data lies.
    init?(in bytes: inout [UInt8], at start: Int, shift: UInt64) {
        // No slice of the directory may live while it is corrected, or all of it would be copied.
        guard bytes.littleEndian(UInt32.self, at: start) == 0x0201_4B50,
            let crc32 = bytes.littleEndian(UInt32.self, at: start + 16),
            let narrowCompressedSize = bytes.littleEndian(UInt32.self, at: start + 20),
            let narrowSize = bytes.littleEndian(UInt32.self, at: start + 24),
            let nameLength = bytes.littleEndian(UInt16.self, at: start + 28),
            let extraLength = bytes.littleEndian(UInt16.self, at: start + 30),
            let commentLength = bytes.littleEndian(UInt16.self, at: start + 32),
            let narrowOffset = bytes.littleEndian(UInt32.self, at: start + 42)
        else { return nil }
        name = start + Self.fixedSize..<start + Self.fixedSize + Int(nameLength)
        place = start..<name.upperBound + Int(extraLength) + Int(commentLength)
        guard place.upperBound <= bytes.count else { return nil }
        self.crc32 = crc32

        // What does not fit in 32 bits stands in an extra field, in this order.
        let wide = Self.wideField(in: bytes, extra: name.upperBound..<name.upperBound + Int(extraLength))
        var next = wide.lowerBound
        func value(of narrow: UInt32) -> UInt64 {
            guard narrow == .max, next + 8 <= wide.upperBound,
                let number = bytes.littleEndian(UInt64.self, at: next)
            else { return UInt64(narrow) }
            next += 8
            return number
        }
        size = value(of: narrowSize)
        compressedSize = value(of: narrowCompressedSize)
        let beforeOffset = next
        let (corrected, overflow) = value(of: narrowOffset).addingReportingOverflow(shift)
        guard !overflow else { return nil }
        offset = corrected
        guard shift > 0 else { return }
        if next > beforeOffset {
            bytes.replaceLittleEndian(corrected, at: beforeOffset)
        } else if let narrow = UInt32(exactly: corrected) {
            bytes.replaceLittleEndian(narrow, at: start + 42)
        } else {
            return nil
        }
    }

    /// Where the 64-bit numbers of a record stand, empty where there are none.
    private static func wideField(in bytes: [UInt8], extra: Range<Int>) -> Range<Int> {
        var position = extra.lowerBound
        while let tag = bytes.littleEndian(UInt16.self, at: position),
            let count = bytes.littleEndian(UInt16.self, at: position + 2)
        {
            let field = position + 4..<position + 4 + Int(count)
            guard field.upperBound <= extra.upperBound else { break }
            if tag == 1 { return field }
            position = field.upperBound
        }
        return extra.lowerBound..<extra.lowerBound
    }
}
