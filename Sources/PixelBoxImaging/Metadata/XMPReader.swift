/// Reads the properties of an XMP packet (RDF in XML), also where it stands inside an SVG drawing.
struct XMPReader {
    private static let mostFields = 300
    private static let deepest = 24
    /// Thumbnails and histories: long, and nothing that anybody searches.
    private static let leftOut: Set<String> = [
        "xmp:Thumbnails", "xmpMM:History", "xmpMM:Ingredients", "xmpMM:Pantry", "xmpMM:Manifest", "xmpMM:DerivedFrom",
        "photoshop:DocumentAncestors", "photoshop:TextLayers", "xmpNote:HasExtendedXMP", "xmpTPg:SwatchGroups",
        "xmpTPg:Fonts", "crs:ToneCurve", "crs:ToneCurvePV2012", "crs:ToneCurvePV2012Red", "crs:ToneCurvePV2012Green",
        "crs:ToneCurvePV2012Blue", "crs:Look", "GImage:Data", "GDepth:Data", "GAudio:Data", "tiff:NativeDigest",
        "exif:NativeDigest", "exif:MakerNote",
    ]
    /// The usual prefix of a name space, whatever the file calls it.
    private static let prefixes: [String: String] = [
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://ns.adobe.com/xap/1.0/": "xmp",
        "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
        "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
        "http://ns.adobe.com/photoshop/1.0/": "photoshop",
        "http://ns.adobe.com/exif/1.0/": "exif",
        "http://ns.adobe.com/exif/1.0/aux/": "aux",
        "http://cipa.jp/exif/1.0/": "exifEX",
        "http://ns.adobe.com/tiff/1.0/": "tiff",
        "http://ns.adobe.com/camera-raw-settings/1.0/": "crs",
        "http://ns.adobe.com/lightroom/1.0/": "lr",
        "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
        "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    ]

    /// "dc:title" and its values in their order; several for lists.
    private(set) var properties: [(name: String, values: [String])] = []
    private var spaces: [String: String] = [:]

    /// Reads what can be read; a broken packet gives what stands before the break.
    init(_ packet: ArraySlice<UInt8>) {
        var scanner = XMLScanner(Self.inUTF8(packet))
        var open: [String] = []
        var text = ""
        while let event = scanner.next(), properties.count < Self.mostFields {
            switch event {
            case .start(let raw, let attributes, let isEmpty):
                text = ""
                declare(attributes)
                let name = canonical(raw)
                take(attributes, of: name, inside: open)
                guard !isEmpty else { continue }
                guard open.count < Self.deepest else { return }
                open.append(name)
            case .text(let more): if text.utf8.count < MetadataText.longestChunk { text += more }
            case .end:
                add(text, at: open)
                text = ""
                if !open.isEmpty { open.removeLast() }
            }
        }
    }

    /// The first value of a property.
    func first(_ name: String) -> String? {
        properties.first { $0.name == name }?.values.first
    }

    /// All values of a property.
    func all(_ name: String) -> [String] {
        properties.filter { $0.name == name }.flatMap(\.values)
    }

    /// Named text, lists joined.
    var fields: [MetadataField] {
        properties.compactMap { property in
            MetadataText.tidied(property.values.joined(separator: "; "))
                .map { MetadataField(key: "xmp:\(property.name)", value: $0) }
        }
    }

    private mutating func declare(_ attributes: [(name: String, value: String)]) {
        for attribute in attributes where attribute.name.hasPrefix("xmlns:") && spaces.count < 100 {
            if let usual = Self.prefixes[attribute.value] { spaces[String(attribute.name.dropFirst(6))] = usual }
        }
    }

    private func canonical(_ name: String) -> String {
        guard let colon = name.firstIndex(of: ":"), let usual = spaces[String(name[..<colon])] else { return name }
        return usual + name[colon...]
    }

    /// Attributes of a description are properties in short form; those of other elements are parts of a structure.
    private mutating func take(
        _ attributes: [(name: String, value: String)], of element: String, inside open: [String]
    ) {
        for attribute in attributes {
            let name = canonical(attribute.name)
            let isSyntax = name == "xmlns" || ["xmlns:", "rdf:", "xml:", "x:"].contains { name.hasPrefix($0) }
            guard name.contains(":") else { continue }
            if name == "rdf:resource" {
                add(attribute.value, at: open + [element])
            } else if !isSyntax {
                add(attribute.value, at: open + [element, name])
            }
        }
    }

    private mutating func add(_ text: String, at path: [String]) {
        guard path.contains("rdf:RDF") else { return }
        let names = path.filter {
            !$0.hasPrefix("rdf:") && !$0.hasPrefix("x:") && $0.contains(":") && !$0.hasPrefix("cc:Work")
        }
        guard let first = names.first, !names.contains(where: Self.leftOut.contains) else { return }
        guard let value = MetadataText.tidied(text) else { return }
        let name = names.count == 1 ? first : names.joined(separator: "/")
        if properties.last?.name == name, path.contains("rdf:li") {
            // Of the languages of a text only the first is kept; of a list everything.
            guard !path.contains("rdf:Alt"), properties[properties.count - 1].values.count < 500 else { return }
            properties[properties.count - 1].values.append(value)
        } else {
            properties.append((name, [value]))
        }
    }

    /// Some packets are UTF-16.
    private static func inUTF8(_ packet: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let head = Array(packet.prefix(4))
        guard head.count == 4 else { return packet }
        if head.starts(with: [0xFE, 0xFF]) || (head[0] == 0 && head[1] == 0x3C) {
            return ArraySlice((MetadataText.utf16(packet, order: .big) ?? "").utf8)
        }
        if head.starts(with: [0xFF, 0xFE]) || (head[0] == 0x3C && head[1] == 0) {
            return ArraySlice((MetadataText.utf16(packet, order: .little) ?? "").utf8)
        }
        return packet
    }
}
