/// One open archive on the way from the file on disk to the innermost archive, and the entry that it stands at.
final class ArchiveLevel {
    /// What paths inside it begin with: empty, or "b.7z!/".
    let prefix: String
    /// How many archives lie around it, itself included.
    let depth: Int
    let isUnityPackage: Bool
    let parent: ArchiveLevel?
    let handle: ArchiveHandle
    /// The archive's own bytes where they can be read in any order.
    let bytes: (any RandomAccess)?

    /// Entries met so far; the last of them is the current one.
    private(set) var serial = 0
    private(set) var isOver = false
    private var names: Set<Int> = []
    private var unfilteredSpent: Int64 = 0
    private var skippedBytes: Int64 = 0

    init(
        _ source: any ArchiveSource, prefix: String, isUnityPackage: Bool, parent: ArchiveLevel?, passwords: [String]
    ) throws {
        self.prefix = prefix
        self.isUnityPackage = isUnityPackage
        self.parent = parent
        depth = (parent?.depth ?? 0) + 1
        bytes = source.randomAccess
        handle = try ArchiveHandle(source, passwords: passwords)
        try handle.open()
    }

    /// Path of the archive inside the outermost one, nil for the outermost.
    var container: String? { prefix.isEmpty ? nil : String(prefix.dropLast(2)) }

    /// Goes to the next entry; nil at the end.
    func nextHeader(budget: ExpansionBudget) throws -> EntryHeader? {
        let header = try handle.nextHeader()
        if let unfiltered = handle.unfilteredBytes {
            try budget.spend(unfiltered - unfilteredSpent, path: prefix)
            unfilteredSpent = unfiltered
        }
        if header != nil { serial += 1 }
        return header
    }

    /// Notes that the current entry stays unread, which in some formats costs as much as reading it.
    func skip(_ header: EntryHeader, budget: ExpansionBudget) throws {
        guard !handle.skipsFreely, let size = header.size else { return }
        if handle.unfilteredBytes != nil {
            // Look before the leap: libarchive unpacks it in one go.
            try budget.check(size, path: prefix)
        } else {
            skippedBytes = skippedBytes.addingReportingOverflow(size).overflow ? .max : skippedBytes + size
        }
    }

    /// Unpacks the next bytes of the current entry; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer, budget: ExpansionBudget) throws -> Int {
        let count = try handle.read(into: buffer)
        if handle.unfilteredBytes == nil {
            try budget.spend(skippedBytes + Int64(count), path: prefix)
            skippedBytes = 0
        }
        return count
    }

    /// Whether the name is met for the first time in this archive.
    func isNew(_ name: String) -> Bool {
        var hasher = Hasher()
        for byte in name.utf8 { hasher.combine(byte) }
        return names.insert(hasher.finalize()).inserted
    }

    /// Entries cannot be read any more.
    func end() { isOver = true }
}
