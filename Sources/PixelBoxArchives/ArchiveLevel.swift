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
    /// Whether everything in it is encrypted.
    let isEncrypted: Bool
    private var handle: ArchiveHandle
    private let passwords: [String]
    private let maxRecords: Int
    private let budget: ExpansionBudget
    private var names: Set<Int> = []
    private var unfilteredSpent: Int64 = 0
    private var skippedBytes: Int64 = 0

    // For the way around damaged entries of a zip: how far its directory was read, and where the current view ends.
    private var directory: ZipDirectory?
    private var nextRecord = 0
    private var viewEnd: Int?
    private var damagedEntries = 0
    private var isSeekableZip = false
    private var isReadInOrder = false
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
        isEncrypted = try bytes.map { try RarEncryption.isUsed(in: $0) } ?? false
        maxRecords = limits.maxEntries + 1
        if let bytes, try bytes.startsLikeZip {
            isSeekableZip = true
            directory = try ZipDirectory(bytes, maxRecords: maxRecords)
        }
        if let bytes, let size = try SevenZipDirectory(bytes)?.unpackedSize, size > limits.maxDirectoryBytes {
            let detail = "\(ByteCount.text(limits.maxDirectoryBytes)) in its directory alone"
            throw ArchiveError(path: prefix, reason: .tooLarge, detail: detail)
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

    /// What is wrong with the archive as a whole, as details of an error; complete once its end is reached.
    var damages: [String] {
        if isReadInOrder { return ["it has no usable directory; it was read from front to back"] }
        return serial > 0 || damagedEntries > 0 ? directory?.damages ?? [] : []
    }

    /// Whether there is any chance to read encrypted entries.
    var canDecrypt: Bool { handle.isZip && !passwords.isEmpty }

    /// Goes to the next entry; nil at the end. Throws `DamagedEntry` where the entry cannot be reached but others can.
    func nextHeader() throws -> EntryHeader? {
        record = nil
        while true {
            if isBroken {
                if let directory, nextRecord >= directory.records.count { return nil }
                try openAgain()
            }
            do {
                let header = try nextHeaderOfHandle()
                try spendUnfiltered()
                if let header {
                    serial += 1
                    takeRecord(for: header)
                    return header
                }
                if isComplete { return nil }
                isBroken = true
                if let viewEnd, nextRecord < viewEnd { throw ArchiveFailure.isMissing }
            } catch let failure as ArchiveFailure where failure.isFatal && !isComplete {
                isBroken = true
                guard viewEnd != nil, let directory else { continue }
                damagedEntries += 1
                nextRecord += 1
                throw DamagedEntry(name: Array(directory.name(of: directory.records[nextRecord - 1])), failure: failure)
            }
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

    private func nextHeaderOfHandle() throws -> EntryHeader? {
        defer {
            // A zip that does not begin like one.
            if let bytes, !isSeekableZip, serial == 0, handle.isZip {
                isSeekableZip = true
                directory = try? ZipDirectory(bytes, maxRecords: maxRecords)
            }
        }
        return try handle.nextHeader()
    }

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

    /// Whether nothing more can be got out of it by opening it again.
    private var isComplete: Bool {
        if let directory { return nextRecord >= directory.records.count || damagedEntries >= Self.maxDamagedEntries }
        return serial > 0 || isReadInOrder || !isSeekableZip
    }

    /// Opens a zip again behind the entries that were met, or, where it has no directory, to be read in order.
    private func openAgain() throws {
        guard let bytes, !isComplete else { throw ArchiveFailure.restIsLost }
        let source: SeekingSource
        if let directory {
            let end = min(nextRecord + Self.viewSize, directory.records.count)
            source = SeekingSource(directory.view(of: bytes, range: nextRecord..<end))
            viewEnd = end
        } else {
            source = SeekingSource(bytes, inOrder: true)
            isReadInOrder = true
        }
        let handle = try ArchiveHandle(source, passwords: passwords)
        try handle.open()
        self.handle = handle
        isBroken = false
    }
}
