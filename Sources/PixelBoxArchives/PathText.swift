/// File names as text: UTF-8 stays as it is, and any other byte becomes the code point U+EF00 plus the byte, so that
/// every name goes to text and back unchanged (as in MirBSD's OPTU encoding).
package enum PathText {
    /// The text of a path or name given as bytes.
    package static func text(fromBytes bytes: some Collection<UInt8>) -> String {
        bytes.withContiguousStorageIfAvailable { decoded($0) } ?? [UInt8](bytes).withUnsafeBufferPointer { decoded($0) }
    }

    /// The bytes of a path or name given as text.
    package static func bytes(of text: String) -> [UInt8] {
        var text = text
        let escaped: [UInt8]? = text.withUTF8 { utf8 in
            // Escapes begin with EE BE or EE BF; a text without EE has none.
            utf8.contains(0xEE) ? nil : [UInt8](utf8)
        }
        if let escaped { return escaped }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if (0xEF80...0xEFFF).contains(scalar.value) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    private static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        if !bytes.contains(0xEE), let text = String(validating: bytes, as: UTF8.self) { return text }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            let length = sequenceLength(in: bytes, at: index)
            if length == 0 {
                // U+EF00 + byte, for bytes from 0x80 on: EE, BE or BF, 80...BF.
                let byte = bytes[index]
                escaped.append(contentsOf: [0xEE, 0xBC | (byte >> 6), 0x80 | (byte & 0x3F)])
                index += 1
            } else {
                escaped.append(contentsOf: bytes[index..<index + length])
                index += length
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// Length of the well-formed UTF-8 sequence at the index; 0 where there is none or where it is itself an escape.
    private static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for following in bytes[(index + 1)..<(index + length)] where !(0x80...0xBF).contains(following) { return 0 }
        let isEscape = first == 0xEE && bytes[index + 1] >= 0xBE
        return isEscape ? 0 : length
    }
}
