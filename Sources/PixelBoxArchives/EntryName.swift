/// Names of entries, made fit to be a path inside the archive.
struct EntryName {
    /// Path text without leading slashes, "." and "..".
    let text: String
    /// Whether the name as it stood would have led out of the folder that it is unpacked in.
    let ledOut: Bool
    /// Whether it or a folder above it is hidden, or is only there for macOS.
    let isHidden: Bool

    private static let slash = UInt8(ascii: "/")
    private static let backslash = UInt8(ascii: "\\")

    /// Reads a name; zips without a word about their encoding are in that of old PCs where they are not UTF-8.
    init(_ bytes: [UInt8], isZip: Bool) {
        var text = PathText.text(fromBytes: bytes)
        if isZip, String(validating: bytes, as: UTF8.self) == nil { text = CodePage437.text(of: bytes) }
        var pieces = text.utf8.split(separator: Self.slash)
        // A backslash is a letter like others, except where it is meant to lead out of the archive.
        if pieces.contains(where: { $0.starts(with: #"..\"#.utf8) }) {
            pieces = pieces.flatMap { $0.split(separator: Self.backslash) }
        }
        ledOut = pieces.contains { $0.elementsEqual("..".utf8) }
        let parts = pieces.filter { !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
        isHidden = parts.contains { $0.first == UInt8(ascii: ".") || $0.elementsEqual("__MACOSX".utf8) }
        self.text = parts.map { String(Substring($0)) }.joined(separator: "/")
    }
}
