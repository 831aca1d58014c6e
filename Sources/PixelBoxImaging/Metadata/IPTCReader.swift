/// Reads the IPTC records of a picture, plain or inside the resources of Photoshop.
enum IPTCReader {
    private static let mostFields = 200

    /// Named fields in their order; a keyword each is "iptc:Keywords".
    static func fields(in block: [UInt8]) -> [MetadataField] {
        let reader = ByteReader(bytes: block)
        guard block.starts(with: Array("8BIM".utf8)) else { return records(in: reader, from: 0, to: block.count) }
        var at = 0
        while reader.u32(at: at) == 0x3842_494D, let id = reader.u16(at: at + 4), at + 6 < block.count {
            let name = (Int(block[at + 6]) + 2) & ~1
            guard let size = reader.u32(at: at + 6 + name) else { break }
            let start = at + 10 + name
            if id == 0x0404 { return records(in: reader, from: start, to: min(block.count, start + size)) }
            at = start + (size + 1) & ~1
        }
        return []
    }

    private static func records(in reader: ByteReader, from start: Int, to end: Int) -> [MetadataField] {
        var fields: [MetadataField] = []
        var at = start
        while at + 5 <= end, reader.bytes[at] == 0x1C, let size = reader.u16(at: at + 3), size < 0x8000 {
            let record = reader.bytes[at + 1], dataset = Int(reader.bytes[at + 2])
            at += 5
            guard at + size <= end, let value = reader.slice(at: at, count: size) else { break }
            at += size
            guard record == 2, let name = names[dataset], let text = MetadataText.text(value) else { continue }
            fields.append(MetadataField(key: "iptc:\(name)", value: text))
            if fields.count == mostFields { break }
        }
        return fields
    }

    private static let names: [Int: String] = [
        5: "ObjectName", 7: "EditStatus", 10: "Urgency", 15: "Category", 20: "SupplementalCategory", 25: "Keywords",
        40: "SpecialInstructions", 55: "DateCreated", 60: "TimeCreated", 62: "DigitalCreationDate",
        63: "DigitalCreationTime", 65: "OriginatingProgram", 80: "By-line", 85: "By-lineTitle", 90: "City",
        92: "Sub-location", 95: "Province-State", 100: "CountryCode", 101: "Country", 103: "TransmissionReference",
        105: "Headline", 110: "Credit", 115: "Source", 116: "CopyrightNotice", 118: "Contact", 120: "Caption",
        122: "Writer-Editor",
    ]
}
