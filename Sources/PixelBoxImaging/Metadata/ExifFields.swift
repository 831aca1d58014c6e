/// EXIF entries as named text.
enum ExifFields {
    /// Only what has a name and says something.
    static func fields(of entries: [ExifReader.Entry], order: ByteReader.Order) -> [MetadataField] {
        entries.compactMap { entry in
            guard let name = ExifTags.name(entry.tag, in: entry.directory) else { return nil }
            return text(of: entry, named: name, order: order).map { MetadataField(key: "exif:\(name)", value: $0) }
        }
    }

    private static func text(of entry: ExifReader.Entry, named name: String, order: ByteReader.Order) -> String? {
        switch name {
        case "ExposureTime": entry.value.numbers.first.map(shutter)
        case "GPSTimeStamp":
            entry.value.numbers.count == 3
                ? entry.value.numbers.map { $0 < 10 ? "0" + ExifValue.decimal($0) : ExifValue.decimal($0) }
                    .joined(separator: ":")
                : nil
        case "XPTitle", "XPComment", "XPAuthor", "XPKeywords", "XPSubject":
            bytes(of: entry.value).flatMap { MetadataText.utf16($0, order: .little) }
        case "UserComment", "GPSProcessingMethod", "GPSAreaInformation":
            bytes(of: entry.value).flatMap { comment($0, order: order) } ?? entry.value.description
        default: entry.value.description ?? bytes(of: entry.value).flatMap(printable)
        }
    }

    private static func bytes(of value: ExifValue) -> ArraySlice<UInt8>? {
        switch value {
        case .bytes(let bytes): bytes
        case .integers(let values): values.allSatisfy { 0...255 ~= $0 } ? ArraySlice(values.map { UInt8($0) }) : nil
        default: nil
        }
    }

    /// "1/250", or "2.5" from a second on.
    private static func shutter(_ seconds: Double) -> String {
        guard seconds > 0, seconds < 0.4 else { return ExifValue.decimal(seconds) }
        return "1/\(ExifValue.decimal((1 / seconds).rounded()))"
    }

    /// Text behind eight bytes that name its character set.
    private static func comment(_ bytes: ArraySlice<UInt8>, order: ByteReader.Order) -> String? {
        guard bytes.count > 8 else { return nil }
        let rest = bytes.dropFirst(8)
        guard bytes.starts(with: Array("UNICODE".utf8)) else {
            let isNamed = bytes.starts(with: Array("ASCII".utf8)) || bytes.prefix(8).allSatisfy { $0 == 0 }
            return isNamed ? MetadataText.text(rest, longest: MetadataText.longestChunk) : printable(bytes)
        }
        // The order is that of the block, but many write the other one; the zero half of Latin letters tells.
        if rest.starts(with: [0xFE, 0xFF]) { return MetadataText.utf16(rest.dropFirst(2), order: .big) }
        if rest.starts(with: [0xFF, 0xFE]) { return MetadataText.utf16(rest.dropFirst(2), order: .little) }
        let pairs = rest.prefix(64)
        let evenZeros = pairs.enumerated().count { $0.offset % 2 == 0 && $0.element == 0 }
        let oddZeros = pairs.enumerated().count { $0.offset % 2 == 1 && $0.element == 0 }
        let told = evenZeros == oddZeros ? order : evenZeros > oddZeros ? .big : .little
        return MetadataText.utf16(rest, order: told)
    }

    /// Short undefined bytes that are plain letters all the same, such as versions.
    private static func printable(_ bytes: ArraySlice<UInt8>) -> String? {
        let filled = bytes.prefix { $0 != 0 }
        guard filled.count <= 200, filled.allSatisfy({ 32..<127 ~= $0 }) else { return nil }
        return MetadataText.text(filled)
    }
}
