/// Reads the directories of an EXIF block, which is built like a TIFF file.
struct ExifReader {
    /// The directories that are looked at.
    enum Directory { case image, exif, gps }

    struct Entry {
        let directory: Directory
        let tag: Int
        let value: ExifValue
    }

    private static let mostEntries = 300
    private static let mostValues = 64
    private static let mostTextBytes = 64 * 1024

    private let reader: ByteReader
    private(set) var entries: [Entry] = []
    private var visited: Set<Int> = []

    /// Everything that can be read from the block, and its byte order; root is what its first directory is taken for.
    static func read(_ bytes: [UInt8], as root: Directory = .image) -> (entries: [Entry], order: ByteReader.Order) {
        var reader = ByteReader(bytes: bytes)
        switch reader.unsigned(at: 0, bytes: 2) {
        case 0x4949: reader.order = .little
        case 0x4D4D: reader.order = .big
        default: return ([], .big)
        }
        var exif = ExifReader(reader: reader)
        if let first = reader.u32(at: 4) { exif.read(root, at: first) }
        return (exif.entries, reader.order)
    }

    private init(reader: ByteReader) {
        self.reader = reader
    }

    private mutating func read(_ directory: Directory, at offset: Int) {
        guard visited.insert(offset).inserted, let count = reader.u16(at: offset) else { return }
        for index in 0..<count where entries.count < Self.mostEntries {
            let at = offset + 2 + 12 * index
            guard let tag = reader.u16(at: at), let type = reader.u16(at: at + 2), let items = reader.u32(at: at + 4)
            else { return }
            switch (directory, tag) {
            case (.image, 0x8769): reader.u32(at: at + 8).map { read(.exif, at: $0) }
            case (.image, 0x8825): reader.u32(at: at + 8).map { read(.gps, at: $0) }
            case _ where ExifTags.isLeftOut(tag, in: directory): continue
            default:
                if let value = value(type: type, items: items, entry: at) {
                    entries.append(Entry(directory: directory, tag: tag, value: value))
                }
            }
        }
    }

    private func value(type: Int, items: Int, entry: Int) -> ExifValue? {
        let sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
        let size = type == 129 ? 1 : sizes.indices.contains(type) ? sizes[type] : 0
        guard size > 0, items > 0, items <= Self.mostTextBytes else { return nil }
        let inline = size * items <= 4
        guard let start = inline ? entry + 8 : reader.u32(at: entry + 8) else { return nil }
        if type == 2 || type == 129 {
            // Some writers promise more than there is.
            let there = max(0, min(items, reader.bytes.count - start))
            return reader.slice(at: start, count: there).flatMap { MetadataText.text($0) }.map(ExifValue.text)
        }
        if type == 7 || (type == 1 && items > 4) {
            return reader.slice(at: start, count: items).map(ExifValue.bytes)
        }
        let places = (0..<min(items, Self.mostValues)).map { start + size * $0 }
        guard items <= Self.mostValues, reader.slice(at: start, count: size * items) != nil else { return nil }
        switch type {
        case 5, 10: return .rationals(places.map { (integer(at: $0, of: type), integer(at: $0 + 4, of: type)) })
        case 11:
            return .floats(places.map { Double(Float(bitPattern: UInt32(reader.unsigned(at: $0, bytes: 4) ?? 0))) })
        case 12: return .floats(places.map { Double(bitPattern: reader.unsigned(at: $0, bytes: 8) ?? 0) })
        default: return .integers(places.map { integer(at: $0, of: type) })
        }
    }

    private func integer(at offset: Int, of type: Int) -> Int {
        switch type {
        case 1: Int(reader.unsigned(at: offset, bytes: 1) ?? 0)
        case 6: Int(Int8(truncatingIfNeeded: reader.unsigned(at: offset, bytes: 1) ?? 0))
        case 3: reader.u16(at: offset) ?? 0
        case 8: Int(Int16(truncatingIfNeeded: reader.u16(at: offset) ?? 0))
        case 9, 10: Int(Int32(truncatingIfNeeded: reader.u32(at: offset) ?? 0))
        default: reader.u32(at: offset) ?? 0
        }
    }
}
