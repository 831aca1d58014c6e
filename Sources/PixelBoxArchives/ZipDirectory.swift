/// The directory at the end of a zip: what libarchive does not tell of an entry, and a way around damaged ones.
struct ZipDirectory {
    /// In the order in which libarchive reads them: by place, and of several at one place only the first.
    let records: [ZipRecord]
    /// How many entries the directory is said to have.
    let statedCount: UInt64
    /// Whether records were left out because there are too many.
    let isCut: Bool
    /// How many it has, those included that share their data with others.
    private let foundCount: Int
    private let bytes: [UInt8]

    private static let maxDirectoryBytes: UInt64 = 128 << 20

    /// Reads the directory of a zip; nil where there is none to be found.
    init?(_ file: any RandomAccess, maxRecords: Int) throws {
        guard let end = try ZipEnd(file) else { return nil }
        var bytes = try file.bytes(
            at: Int64(end.directoryStart), count: Int(min(end.directorySize, Self.maxDirectoryBytes)))
        var records: [ZipRecord] = []
        var position = 0
        while records.count < maxRecords, let record = ZipRecord(in: &bytes, at: position, shift: end.shift) {
            records.append(record)
            position = record.place.upperBound
        }
        guard !records.isEmpty || end.statedCount == 0 else { return nil }
        isCut = records.count >= maxRecords && end.statedCount > UInt64(records.count)
        statedCount = end.statedCount
        foundCount = records.count
        // By hand for a stable order: the first of several at one place is the one that libarchive reads.
        let order = records.indices.sorted { (records[$0].offset, $0) < (records[$1].offset, $1) }
        var sorted: [ZipRecord] = []
        sorted.reserveCapacity(records.count)
        for index in order where sorted.last?.offset != records[index].offset { sorted.append(records[index]) }
        self.records = sorted
        self.bytes = bytes
    }

    /// What is wrong with the directory itself, as details of an error.
    var damages: [String] {
        var damages: [String] = []
        if !isCut, statedCount > UInt64(foundCount) {
            damages.append("its directory breaks off after \(foundCount) of \(statedCount) entries")
        }
        if foundCount > records.count {
            damages.append("\(foundCount - records.count) of its entries share their bytes with others")
        }
        return damages
    }

    /// The name of an entry as it stands in the directory.
    func name(of record: ZipRecord) -> ArraySlice<UInt8> { bytes[record.name] }

    /// The zip as if it had only the entries of a range.
    func view(of file: any RandomAccess, range: Range<Int>) -> any RandomAccess {
        ZipView.bytes(of: file, directory: records[range].flatMap { bytes[$0.place] }, count: range.count)
    }
}
