/// One reading of an archive on disk: goes from entry to entry, down into archives inside it, and collects the report.
final class ArchiveWalk {
    let archive: String
    let limits: ArchiveLimits
    let passwords: [String]
    /// The only entry that is wanted, nil for all.
    let target: String?
    private(set) var budget: ExpansionBudget
    var bufferedBytes = 0
    private(set) var report = ArchiveReport()
    private var bombs = 0
    private var passwordRetries = 0
    private var targetFailure: ArchiveError?

    /// Entries that unpack to far more than their size before all of the archive is left alone.
    private static let maxBombs = 16

    /// Entries for which the archive is opened again with each password alone.
    private static let maxPasswordRetries = 16

    /// Ends the reading of all levels; the report says why.
    private struct Stop: Error {}

    init(archive: String, limits: ArchiveLimits, passwords: [String], target: String?) {
        self.archive = archive
        self.limits = limits
        self.passwords = passwords
        self.target = target
        budget = ExpansionBudget(fileSize: 0, limits: limits)
    }

    /// Reads the archive from front to back.
    func run(visit: (ArchiveEntry) throws -> Void) throws -> ArchiveReport {
        let bytes: any RandomAccess
        do throws(ReadError) { bytes = try ArchiveParts.bytes(of: archive) } catch {
            throw ArchiveError(path: archive, reason: .unreadable, detail: error.explanation)
        }
        guard bytes.length > 0 else { throw ArchiveError(path: archive, reason: .empty) }
        budget = ExpansionBudget(fileSize: bytes.length, limits: limits)
        try TextLocale.withUTF8 {
            do {
                let level = try ArchiveLevel(
                    SeekingSource(bytes), prefix: "", isUnityPackage: ArchiveName.isUnityPackage(archive), parent: nil,
                    passwords: passwords, limits: limits, budget: budget)
                try walk(level, visit: visit)
            } catch let failure as ArchiveFailure {
                throw failure.error(path: archive)
            } catch let error as ArchiveError {
                throw ArchiveError(path: archive, reason: error.reason, detail: error.detail)
            } catch let error as ReadError {
                throw ArchiveError(path: archive, reason: .unreadable, detail: error.explanation)
            } catch is Stop {}
        }
        report.close()
        return report
    }

    /// Why the wanted entry was not found or could not be read.
    func failure(of entry: String) -> ArchiveError {
        let path = archive + "!/" + entry
        guard let targetFailure else { return ArchiveError(path: path, reason: .noSuchEntry) }
        return ArchiveError(path: path, reason: targetFailure.reason, detail: targetFailure.detail)
    }

    /// Visits the entries of one archive; throws only what ends the reading of it before its first entry, or of everything.
    func walk(_ level: ArchiveLevel, visit: (ArchiveEntry) throws -> Void) throws {
        defer { level.end() }
        var unity = UnityFolder()
        var failures = 0
        while true {
            let header: EntryHeader?
            do {
                header = try level.nextHeader()
            } catch let error as ArchiveError where budget.isExhausted {
                try stop(error, entry: level.container)
            } catch let damaged as ArchiveLevel.DamagedEntry {
                let name = EntryName(damaged.name, isZip: true).text
                note(damaged.failure.error(path: archive), entry: level.prefix + name)
                continue
            } catch let failure as ArchiveFailure where level.serial > 0 {
                failures += 1
                note(failure.error(path: archive), entry: level.container)
                if failure.isFatal || failures > 100 { return }
                continue
            }
            guard let header else { break }
            report.entries += 1
            if report.entries > limits.maxEntries {
                let error = ArchiveError(path: archive, reason: .tooManyEntries, detail: "\(limits.maxEntries)")
                try stop(error, entry: nil)
            }
            let isRead = try handle(header, of: level, unity: &unity, visit: visit)
            if !isRead {
                do throws(ArchiveError) { try level.skip(header) } catch {
                    try stop(error, entry: level.container)
                }
            }
        }
        for damage in level.damages {
            note(ArchiveError(path: archive, reason: .damaged, detail: damage), entry: level.container)
        }
        if let rest = unity.takeRest() { try deliver(rest, of: level, visit: visit) }
    }

    /// Reads an entry with one password after the other, each alone; nil where none fits.
    func retryEachPassword(for path: String) throws -> [UInt8]? {
        guard passwords.count > 1, passwordRetries < Self.maxPasswordRetries else { return nil }
        passwordRetries += 1
        for password in passwords {
            do {
                return try ArchiveReader(limits: limits, passwords: [password]).bytes(of: path, inArchive: archive)
            } catch is ArchiveError {}
        }
        return nil
    }

    /// Notes a problem of an entry, or of the archive as a whole.
    func note(_ error: ArchiveError, entry: String?) {
        report.add(error, entry: entry, limit: limits.maxProblems)
        guard let target, let entry, target == entry || target.hasPrefix(entry + "!/") else { return }
        targetFailure = error
    }

    func stop(_ error: ArchiveError, entry: String?) throws -> Never {
        note(error, entry: entry)
        targetFailure = targetFailure ?? error
        throw Stop()
    }

    /// Looks at one entry; answers whether its bytes were read.
    private func handle(
        _ header: EntryHeader, of level: ArchiveLevel, unity: inout UnityFolder, visit: (ArchiveEntry) throws -> Void
    ) throws -> Bool {
        guard header.isFile else { return false }
        guard let rawName = header.name else {
            let error = ArchiveError(path: archive, reason: .unsafeName, detail: "entry \(level.serial) has no name")
            note(error, entry: level.container)
            return false
        }
        let name = EntryName(rawName, isZip: level.isZip)
        guard !name.isHidden, !name.text.isEmpty else { return false }
        let contents = EntryContents(header: header, level: level, walk: self)
        let found = FoundEntry(name: name.text, header: header, contents: contents)
        guard level.isUnityPackage else {
            if name.ledOut {
                let error = ArchiveError(path: archive, reason: .unsafeName, detail: PathText.text(fromBytes: rawName))
                note(error, entry: level.prefix + name.text)
            }
            try deliver(found, of: level, visit: visit)
            return contents.isTaken
        }
        do {
            for entry in try unity.take(found) { try deliver(entry, of: level, visit: visit) }
        } catch let error as ArchiveError {
            if budget.isExhausted { try stop(error, entry: level.prefix + name.text) }
            note(error, entry: level.prefix + name.text)
        }
        return contents.isTaken
    }

    /// Hands an entry to the visitor, or goes into it where it is an archive.
    private func deliver(_ entry: FoundEntry, of level: ArchiveLevel, visit: (ArchiveEntry) throws -> Void) throws {
        let path = level.prefix + entry.name
        do {
            guard level.isNew(entry.name) else {
                note(ArchiveError(path: path, reason: .duplicateName), entry: path)
                return
            }
            if ArchiveName.isArchive(entry.name) {
                guard target == nil || target?.hasPrefix(path + "!/") == true else { return }
                try descend(into: entry, path: path, of: level, visit: visit)
            } else {
                let contents = entry.contents
                try visit(
                    ArchiveEntry(
                        path: path, size: entry.header.size, crc32: contents.crc32, modified: entry.header.modified,
                        isEncrypted: contents.isEncrypted, contents: { try contents.bytes(path: path) }))
            }
        } catch let error as ArchiveError {
            if budget.isExhausted { try stop(error, entry: path) }
            note(error, entry: path)
            bombs += error.reason == .bomb ? 1 : 0
            if bombs >= Self.maxBombs {
                try stop(
                    ArchiveError(path: archive, reason: .bomb, detail: "\(bombs) times; the rest is left out"),
                    entry: nil)
            }
        } catch let failure as ArchiveFailure {
            note(failure.error(path: path), entry: path)
        }
    }
}
