extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// The number that stands at an offset, least byte first; nil where it does not fit in.
    func littleEndian<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number? {
        let size = Number.bitWidth / 8
        guard offset >= 0, offset <= count - size else { return nil }
        var value: Number = 0
        for byte in self[(startIndex + offset)..<(startIndex + offset + size)].reversed() {
            value = (value << 8) | Number(truncatingIfNeeded: byte)
        }
        return value
    }
}

extension [UInt8] {
    /// Appends a number, least byte first.
    mutating func appendLittleEndian(_ number: some FixedWidthInteger) {
        for shift in stride(from: 0, to: type(of: number).bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// Puts a number in place of the bytes at an offset, least byte first.
    mutating func replaceLittleEndian(_ number: some FixedWidthInteger, at offset: Int) {
        for place in 0..<type(of: number).bitWidth / 8 {
            self[offset + place] = UInt8(truncatingIfNeeded: number >> (8 * place))
        }
    }
}
