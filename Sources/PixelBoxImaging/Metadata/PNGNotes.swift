/// The text chunks of a PNG that its decoder does not come across, because they stand behind the pixels.
enum PNGNotes {
    private static let mostNotes = 64

    /// Uncompressed text, XMP and EXIF from behind the pixels.
    static func notes(in file: [UInt8]) -> [PictureMetadata.Note] {
        let reader = ByteReader(bytes: file)
        var notes: [PictureMetadata.Note] = []
        var isBehindPixels = false
        var at = 8
        while notes.count < mostNotes, let size = reader.u32(at: at), let kind = reader.u32(at: at + 4),
            let content = reader.slice(at: at + 8, count: size)
        {
            switch kind {
            case 0x4944_4154: isBehindPixels = true  // IDAT
            case 0x7445_5874 where isBehindPixels: text(content).map { notes.append($0) }  // tEXt
            case 0x6954_5874 where isBehindPixels: international(content).map { notes.append($0) }  // iTXt
            case 0x6558_4966 where isBehindPixels: notes.append(.exif(Array(content), part: .image))  // eXIf
            default: break
            }
            at += 12 + size
        }
        return notes
    }

    private static func text(_ content: ArraySlice<UInt8>) -> PictureMetadata.Note? {
        guard let end = content.firstIndex(of: 0), let key = MetadataText.text(content[..<end]) else { return nil }
        return .text(key: "png:\(key)", Array(content[(end + 1)...]))
    }

    /// Key, two bytes about compression, language and translated key, then the text in UTF-8.
    private static func international(_ content: ArraySlice<UInt8>) -> PictureMetadata.Note? {
        guard let end = content.firstIndex(of: 0), let key = MetadataText.text(content[..<end]) else { return nil }
        let rest = content[(end + 1)...]
        guard rest.first == 0 else { return nil }
        let parts = rest.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return key == "XML:com.adobe.xmp" ? .xmp(Array(parts[2])) : .text(key: "png:\(key)", Array(parts[2]))
    }
}
