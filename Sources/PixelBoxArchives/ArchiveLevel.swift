/// One open archive on the way from the file on disk to the innermost archive, and the entry that it stands at.
final class ArchiveLevel {
    /// What paths inside it begin with: empty, or "b.7z!/".
    let prefix: String
    /// How many archives lie around it, itself included.
    let depth: Int
    let isUnityPackage: Bool
    let parent: ArchiveLevel?
    /// The archive's own bytes where they can be read in any order.
    let bytes: (any RandomAccess)?

    /// Entries met so far; the last of them is the current one.
    private(set) var serial = 0
    /// What the directory of a zip says of the current entry.
    private(set) var record: ZipRecord?
    private(set) var isOver = false
    private var handle: ArchiveHandle
    private let passwords: [String]
    private let budget: ExpansionBudget
    private var names: Set<Int> = []
    private var unfilteredSpent: Int64 = 0
    private var skippedBytes: Int64 = 0

    // For the way around damaged entries of a zip: where its directory stands, and how far the current view of it goes.
    private let directory: ZipDirectory?
    private var nextRecord = 0
    private var viewEnd: Int?
    private var damagedEntries = 0
    private var isBroken = false

    /// An entry that libarchive cannot get past.
    struct DamagedEntry: Error {
        let name: [UInt8]
        let failure: ArchiveFailure
    }

    init(
        _ source: any ArchiveSource, prefix: String, isUnityPackage: Bool, parent: ArchiveLevel?, passwords: [String],
        limits: ArchiveLimits, budget: ExpansionBudget
    ) throws {
        self.prefix = prefix
        self.isUnityPackage = isUnityPackage
        self.parent = parent
        self.passwords = passwords
        self.budget = budget
        depth = (parent?.depth ?? 0) + 1
        bytes = source.randomAccess
        directory = try bytes.flatMap { bytes in
            try bytes.startsLikeZip ? ZipDirectory(bytes, maxRecords: limits.maxEntries + 1) : nil
        }
        if let bytes, let directory, directory.isCut {
            // libarchive would read the whole directory into memory.
            viewEnd = directory.records.count
            let view = directory.view(of: bytes, range: directory.records.indices)
            handle = try ArchiveHandle(SeekingSource(view), passwords: passwords)
        } else {
            handle = try ArchiveHandle(source, passwords: passwords)
        }
        try handle.open()
    }

    /// Path of the archive inside the outermost one, nil for the outermost.
    var container: String? { prefix.isEmpty ? nil : String(prefix.dropLast(2)) }

    /// Whether names may be in the character set of old PCs.
    var isZip: Bool { handle.isZip }

    /// Goes to the next entry; nil at the end. Throws `DamagedEntry` where the entry cannot be reached but others can.
    func nextHeader() throws -> EntryHeader? {
        record = nil
        if isBroken {
            guard try openView() else { throw ArchiveFailure.restIsLost }
        }
        do {
            var header = try handle.nextHeader()
            while header == nil, let end = viewEnd, let directory, end < directory.records.count, try openView() {
                header = try handle.nextHeader()
            }
            try spendUnfiltered()
            guard let header else { return nil }
            serial += 1
            takeRecord(for: header)
            return header
        } catch let failure as ArchiveFailure where failure.isFatal {
            guard let directory, nextRecord < directory.records.count, damagedEntries < Self.maxDamagedEntries else {
                throw failure
            }
            isBroken = true
            damagedEntries += 1
            nextRecord += 1
            throw DamagedEntry(name: Array(directory.name(of: directory.records[nextRecord - 1])), failure: failure)
        }
    }

    /// Notes that the current entry stays unread, which in some formats costs as much as reading it.
    func skip(_ header: EntryHeader) throws(ArchiveError) {
        guard !handle.skipsFreely, let size = header.size else { return }
        if handle.unfilteredBytes != nil {
            // Look before the leap: libarchive unpacks it in one go.
            try budget.check(size, path: prefix)
        } else {
            skippedBytes = skippedBytes.addingReportingOverflow(size).overflow ? .max : skippedBytes + size
        }
    }

    /// Unpacks the next bytes of the current entry; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        do {
            if skippedBytes > 0 { try budget.spend(skippedBytes, path: prefix) }
            skippedBytes = 0
            let count = try handle.read(into: buffer)
            if handle.unfilteredBytes == nil { try budget.spend(Int64(count), path: prefix) }
            return count
        } catch let failure as ArchiveFailure {
            isBroken = isBroken || failure.isFatal
            throw failure
        }
    }

    /// Whether the name is met for the first time in this archive.
    func isNew(_ name: String) -> Bool {
        var hasher = Hasher()
        for byte in name.utf8 { hasher.combine(byte) }
        return names.insert(hasher.finalize()).inserted
    }

    /// Entries cannot be read any more.
    func end() { isOver = true }

    private static let maxDamagedEntries = 1000
    private static let viewSize = 256

    private func spendUnfiltered() throws(ArchiveError) {
        guard let unfiltered = handle.unfilteredBytes else { return }
        try budget.spend(unfiltered - unfilteredSpent, path: prefix)
        unfilteredSpent = unfiltered
    }

    private func takeRecord(for header: EntryHeader) {
        guard let directory, handle.isZip, nextRecord < directory.records.count else { return }
        let candidate = directory.records[nextRecord]
        nextRecord += 1
        guard let name = header.name, directory.name(of: candidate).elementsEqual(name) else { return }
        guard header.size == nil || header.size == Int64(exactly: candidate.size) else { return }
        record = candidate
    }

    /// Opens the archive again as if it began behind the entries that were met; false where that is impossible.
    private func openView() throws -> Bool {
        guard let bytes, let directory, damagedEntries < Self.maxDamagedEntries else { return false }
        let end = min(nextRecord + Self.viewSize, directory.records.count)
        let view = directory.view(of: bytes, range: nextRecord..<end)
        let handle = try ArchiveHandle(SeekingSource(view), passwords: passwords)
        try handle.open()
        self.handle = handle
        viewEnd = end
        isBroken = false
        return true
    }
}
