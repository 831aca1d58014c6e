internal import Foundation

/// How PixelBox compares text: without case, accents, width or ligatures. Used both when writing and when asking.
package enum Folding {
    /// "Ärger_ＡＢＣ.JPG" becomes "arger_abc.jpg"; everything else stays as it is.
    package static func fold(_ text: String) -> String {
        if isPlain(text) { return text }
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return lowercasedASCII(text) }
        var folded = String.UnicodeScalarView()
        // Foundation refuses nothing here: path text that stands for bytes is private use and passes unchanged.
        for scalar in latin1(text).decomposedStringWithCompatibilityMapping.unicodeScalars {
            if isAccent(scalar) { continue }
            if let letters = specialLetters[scalar] {
                folded.append(contentsOf: letters)
            } else if scalar.isASCII {
                folded.append(isCapital(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
            } else {
                let lower = scalar.properties.lowercaseMapping.unicodeScalars
                folded.append(contentsOf: lower.lazy.filter { !isAccent($0) })
            }
        }
        // Composed again for scripts whose signs are not accents: kana with voice marks, Hangul.
        return String(folded).precomposedStringWithCanonicalMapping
    }

    /// Folded text for the word tables: each ideograph and kana is a word of its own, an emoji is its name.
    package static func words(_ text: String) -> String {
        let folded = fold(text)
        guard folded.unicodeScalars.contains(where: { standsAlone($0) || isPicture($0) }) else { return folded }
        var spaced = ""
        for scalar in folded.unicodeScalars {
            if standsAlone(scalar) {
                spaced += " \(scalar) "
            } else if isPicture(scalar), let name = scalar.properties.name {
                spaced += " \(lowercasedASCII(name)) "
            } else {
                spaced.unicodeScalars.append(scalar)
            }
        }
        return spaced
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 < 0x80 && !isCapital($0) }
    }

    private static func isCapital(_ value: some UnsignedInteger & FixedWidthInteger) -> Bool {
        value &- 0x41 < 26
    }

    private static func lowercasedASCII(_ text: String) -> String {
        String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            for byte in text.utf8 {
                buffer[count] = isCapital(byte) ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }

    /// A byte of a file name that is not UTF-8 (U+EFA0…U+EFFF in path text) is most likely Latin-1.
    private static func latin1(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { 0xEFA0...0xEFFF ~= $0.value }) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            let value = 0xEFA0...0xEFFF ~= scalar.value ? scalar.value - 0xEF00 : scalar.value
            result.unicodeScalars.append(Unicode.Scalar(value) ?? scalar)
        }
    }

    /// Marks on Latin, Greek and Cyrillic letters, and joiners that nobody types.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0xFE00...0xFE0F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF: true
        default: false
        }
    }

    /// Scripts written without spaces: ideographs, hiragana, katakana.
    static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xF900...0xFAFF, 0x20000...0x323AF:
            true
        default: false
        }
    }

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x203C && (scalar.properties.isEmoji || scalar.properties.generalCategory == .otherSymbol)
    }

    /// Letters that have no decomposition but a usual spelling.
    private static let specialLetters: [Unicode.Scalar: String.UnicodeScalarView] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
        "ł": "l", "Ł": "l", "ı": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ς": "σ",
    ].mapValues { ($0 as String).unicodeScalars }
}
