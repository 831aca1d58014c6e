import Foundation

/// SentencePiece's table of replacements: a trie as a double array, and the texts that it leads to, each ended by a zero.
struct PrecompiledMap: Sendable {
    private let units: [UInt32]
    private let texts: [UInt8]

    /// Reads the table as tokenizer files have it; nil if it is damaged.
    init?(base64: String) {
        guard let data = Data(base64Encoded: base64), data.count >= 4 else { return nil }
        let bytes = [UInt8](data)
        func word(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) } }
        let size = Int(word(0))
        guard size % 4 == 0, size <= bytes.count - 4 else { return nil }
        units = stride(from: 4, to: 4 + size, by: 4).map(word)
        texts = Array(bytes[(4 + size)...])
    }

    /// Replaces whole short characters as a person sees them where the table has them, else each scalar.
    func normalized(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for character in text {
            let bytes = Array(character.utf8)
            if bytes.count < 6, let replacement = replacement(for: bytes) {
                result += replacement
                continue
            }
            for scalar in character.unicodeScalars {
                let bytes = Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                result += replacement(for: bytes) ?? bytes[...]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What the shortest key that the bytes begin with is replaced by.
    private func replacement(for bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard var unit = units.first else { return nil }
        var position = Self.offset(unit)
        for byte in bytes {
            guard byte != 0 else { return nil }
            position ^= Int(byte)
            guard position < units.count else { return nil }
            unit = units[position]
            guard unit & 0x8000_00FF == UInt32(byte) else { return nil }
            position ^= Self.offset(unit)
            guard unit >> 8 & 1 == 1 else { continue }
            guard position < units.count else { return nil }
            let start = Int(units[position] & 0x7FFF_FFFF)
            guard start < texts.count else { return nil }
            let end = texts[start...].firstIndex(of: 0) ?? texts.count
            return texts[start..<end]
        }
        return nil
    }

    private static func offset(_ unit: UInt32) -> Int {
        Int((unit >> 10) << ((unit & (1 << 9)) >> 6))
    }
}
