internal import CVectors

/// The cache file: one header, then segments that are only ever added behind the last.
///
/// Everything is 64-bit words in the machine's byte order, in records of 16 words whose last word is a checksum of the
/// others, and bodies that start at multiples of 64 bytes. The first segment holds the rows sorted by id; later ones hold
/// rows that were added (or replaced) and ids that were removed. A torn or damaged segment and all behind it do not count.
enum LookCacheFormat {
    static let recordSize = 128
    private static let version: UInt64 = 1
    private static let fileMagic: UInt64 = 0x314B_4F4F_4C42_5850
    private static let segmentMagic: UInt64 = 0x3147_4553_4C42_5850

    enum Content: UInt64 {
        case rows = 0
        case removedIDs = 1
    }

    struct SegmentRecord: Equatable {
        var content: Content
        var count: Int
        var stamp: LookStamp
        var bodyChecksum: UInt64

        func bodyBytes(_ layout: RowLayout) -> Int {
            content == .rows ? layout.bodyBytes(count) : layout.idBytes(count)
        }
    }

    static func fileRecord(model: String, layout: RowLayout) -> [UInt64] {
        let name = Array(model.utf8)
        let nameChecksum = pb_vectors_checksum(name, name.count, 0)
        return sealed([fileMagic, version, UInt64(layout.dimensions), UInt64(layout.stride), nameChecksum])
    }

    static func words(_ record: SegmentRecord) -> [UInt64] {
        sealed([
            segmentMagic, record.content.rawValue, UInt64(record.count), UInt64(bitPattern: record.stamp.epoch),
            UInt64(bitPattern: record.stamp.position), record.bodyChecksum,
        ])
    }

    /// The record in these words, if it is whole and its body lies within `space` bytes.
    static func segmentRecord(_ words: [UInt64], layout: RowLayout, space: Int) -> SegmentRecord? {
        guard words == sealed(Array(words.prefix(6))), words[0] == segmentMagic,
            let content = Content(rawValue: words[1]), let count = Int(exactly: words[2]),
            count <= space / MemoryLayout<Int64>.size
        else { return nil }
        let stamp = LookStamp(epoch: Int64(bitPattern: words[3]), position: Int64(bitPattern: words[4]))
        let record = SegmentRecord(content: content, count: count, stamp: stamp, bodyChecksum: words[5])
        let (rowBytes, overflow) = count.multipliedReportingOverflow(by: layout.stride)
        guard !overflow, rowBytes <= space || content == .removedIDs else { return nil }
        return record.bodyBytes(layout) <= space ? record : nil
    }

    private static func sealed(_ words: [UInt64]) -> [UInt64] {
        let padded = words + [UInt64](repeating: 0, count: recordSize / 8 - 1 - words.count)
        return padded + [pb_vectors_checksum(padded, padded.count * 8, version)]
    }
}
