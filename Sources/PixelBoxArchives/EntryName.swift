/// Names of entries, made fit to be a path inside the archive.
struct EntryName {
    /// Path text without leading slashes, "." and "..".
    let text: String
    /// Whether the name as it stood would have led out of the archive.
    let ledOut: Bool
    /// Whether it or a folder above it is hidden, or is only there for macOS.
    let isHidden: Bool

    /// Reads a name; zips without a word about their encoding are in that of old PCs where they are not UTF-8.
    init(_ bytes: [UInt8], isZip: Bool) {
        var text = PathText.text(fromBytes: bytes)
        if isZip, String(validating: bytes, as: UTF8.self) == nil { text = CodePage437.text(of: bytes) }
        var parts: [Substring.UTF8View] = []
        var ledOut = text.utf8.first == UInt8(ascii: "/")
        for part in text.utf8.split(separator: UInt8(ascii: "/")) {
            if part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) {
                ledOut = true
                continue
            }
            parts.append(part)
        }
        self.ledOut = ledOut
        isHidden = parts.contains { $0.first == UInt8(ascii: ".") || $0.elementsEqual("__MACOSX".utf8) }
        self.text = parts.map { String(Substring($0)) }.joined(separator: "/")
    }
}
