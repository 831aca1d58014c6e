/// Everything that a picture says about itself.
struct PictureMetadata {
    private static let mostFields = 500
    private static let mostBytes = 256 * 1024
    private static let mostKeywords = 200
    private static let longestKeyword = 200

    /// A block as the decoder found it.
    enum Note {
        case exif([UInt8], part: ExifReader.Directory)
        case xmp([UInt8])
        case iptc([UInt8])
        case text(key: String, [UInt8])
    }

    let capture: Capture
    let fields: [MetadataField]
    let keywords: [String]

    /// Reads the blocks in the order in which they count.
    init(_ notes: [Note]) {
        var entries: [ExifReader.Entry] = []
        var found: [MetadataField] = []
        var xmp: XMPReader?
        var iptc: [MetadataField] = []
        var texts: [MetadataField] = []
        for note in notes {
            switch note {
            case .exif(let bytes, let part):
                let block = ExifReader.read(bytes, as: part)
                entries += block.entries
                found += ExifFields.fields(of: block.entries, order: block.order)
            case .xmp(let bytes): if xmp == nil { xmp = XMPReader(bytes[...]) }
            case .iptc(let bytes): if iptc.isEmpty { iptc = IPTCReader.fields(in: bytes) }
            case .text(let key, let bytes):
                if let value = MetadataText.text(bytes, longest: MetadataText.longestChunk) {
                    texts.append(MetadataField(key: key, value: value))
                }
            }
        }
        capture = Capture(exif: entries, xmp: xmp, iptc: iptc)
        let windows = found.filter { $0.key == "exif:XPKeywords" }.flatMap { $0.value.split(separator: ";") }
        let listed = iptc.filter { $0.key == "iptc:Keywords" }.map(\.value)
        keywords = Self.distinct((xmp?.all("dc:subject") ?? []) + listed + windows.map(String.init))
        fields = Self.capped(found + (xmp?.fields ?? []) + Self.joined(iptc) + texts)
    }

    private static func distinct(_ words: [String]) -> [String] {
        var seen: Set<String> = []
        var kept: [String] = []
        for word in words where kept.count < mostKeywords {
            guard let word = MetadataText.tidied(word, longest: longestKeyword) else { continue }
            if seen.insert(word.lowercased()).inserted { kept.append(word) }
        }
        return kept
    }

    /// Fields that come several times, such as keywords, as one.
    private static func joined(_ fields: [MetadataField]) -> [MetadataField] {
        var order: [String] = []
        var values: [String: [String]] = [:]
        for field in fields {
            if values[field.key] == nil { order.append(field.key) }
            values[field.key, default: []].append(field.value)
        }
        return order.map { MetadataField(key: $0, value: values[$0, default: []].joined(separator: "; ")) }
    }

    /// Each key once (the first counts), and not without end.
    private static func capped(_ fields: [MetadataField]) -> [MetadataField] {
        var seen: Set<String> = []
        var bytes = 0
        var kept: [MetadataField] = []
        for field in fields where kept.count < mostFields && seen.insert(field.key).inserted {
            bytes += field.key.utf8.count + field.value.utf8.count
            guard bytes <= mostBytes else { break }
            kept.append(field)
        }
        return kept
    }
}
