/// Turns the bytes of metadata into text that can be stored and shown.
enum MetadataText {
    /// Longer values are cut.
    static let longest = 2000
    /// Text chunks hold whole prompts.
    static let longestChunk = 20_000

    /// UTF-8, or Latin-1 where it is not, without control characters; nil if nothing is left.
    static func text(_ bytes: some Collection<UInt8>, longest: Int = longest) -> String? {
        let filled = bytes.prefix(longest * 4).prefix { $0 != 0 }
        guard !filled.isEmpty else { return nil }
        if let text = String(validating: filled, as: UTF8.self) { return tidied(text, longest: longest) }
        if filled.count == longest * 4 {
            return tidied(String(decoding: filled, as: UTF8.self), longest: longest)  // cut inside a character
        }
        return tidied(String(String.UnicodeScalarView(filled.map { Unicode.Scalar($0) })), longest: longest)
    }

    /// UTF-16 up to the first zero.
    static func utf16(_ bytes: some Collection<UInt8>, order: ByteReader.Order) -> String? {
        var units: [UInt16] = []
        var iterator = bytes.makeIterator()
        while units.count < longestChunk, let first = iterator.next(), let second = iterator.next() {
            let unit =
                order == .big
                ? UInt16(first) << 8 | UInt16(second) : UInt16(second) << 8 | UInt16(first)
            if unit == 0 { break }
            units.append(unit)
        }
        return tidied(String(decoding: units, as: UTF16.self), longest: longestChunk)
    }

    /// Without control characters (line breaks and tabs stay) and without white space around; nil if nothing is left.
    static func tidied(_ text: String, longest: Int = longest) -> String? {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl =
                scalar.value < 32 && scalar != "\n" && scalar != "\t" && scalar != "\r"
                || (127...159).contains(scalar.value)
            if isControl || scalar == "\u{FEFF}" || scalar == "\u{FFFE}" { continue }
            if scalars.isEmpty, scalar.properties.isWhitespace { continue }
            scalars.append(scalar)
            if scalars.count == longest { break }
        }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return scalars.isEmpty ? nil : String(scalars)
    }
}
