/// Unpacks the entry that an archive stands at, as a whole or piece by piece.
final class EntryContents {
    private let header: EntryHeader
    private let level: ArchiveLevel
    private let walk: ArchiveWalk
    private let serial: Int
    private let record: ZipRecord?
    private var kept: Result<[UInt8], ArchiveError>?
    private var passwordSeemedRight = false
    /// Whether reading has begun.
    private(set) var isTaken = false

    init(header: EntryHeader, level: ArchiveLevel, walk: ArchiveWalk) {
        self.header = header
        self.level = level
        self.walk = walk
        serial = level.serial
        record = level.record
    }

    /// Whether a password is needed.
    var isEncrypted: Bool { header.isEncrypted || level.isEncrypted }

    /// The whole entry.
    func bytes(path: String) throws -> [UInt8] {
        if let kept { return try kept.get() }
        do {
            return try unpacked(path: path)
        } catch let error as ArchiveError where passwordSeemedRight {
            // One wrong password in 256 looks right at first.
            guard let bytes = try walk.retryEachPassword(for: path) else { throw error }
            return bytes
        }
    }

    private func unpacked(path: String) throws -> [UInt8] {
        let limit = walk.limits.maxEntryBytes
        let tooLarge = ArchiveError(path: path, reason: .tooLarge, detail: ByteCount.text(limit))
        if let size = header.size, size > limit { throw tooLarge }
        if let record, record.size > walk.limits.ratioFreeEntryBytes, record.compressedSize > 0,
            record.size / record.compressedSize > walk.limits.maxRatio
        {
            let detail = "\(ByteCount.text(record.size)) out of \(ByteCount.text(record.compressedSize))"
            throw ArchiveError(path: path, reason: .bomb, detail: detail)
        }
        // The stated size may be a lie: little is laid aside at first.
        var bytes: [UInt8] = []
        var room = min(max(Int(header.size ?? 0), 0) + 1, 16 << 20)
        while true {
            let piece = try [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
                filled = try read(into: UnsafeMutableRawBufferPointer(buffer), path: path)
            }
            if piece.isEmpty { return bytes }
            if bytes.isEmpty {
                bytes = piece
                // What filled so much is believed for the rest.
                if let size = header.size, size > piece.count { bytes.reserveCapacity(Int(size)) }
            } else {
                bytes += piece
            }
            if bytes.count > limit { throw tooLarge }
            room = max(64 << 10, min(bytes.count, 16 << 20))
        }
    }

    /// The next bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer, path: String) throws -> Int {
        guard level.serial == serial, !level.isOver else { throw ArchiveError(path: path, reason: .visitOver) }
        // libarchive would give up the whole archive over some kinds.
        guard !isEncrypted || level.canDecrypt else { throw ArchiveError(path: path, reason: .encrypted) }
        isTaken = true
        do {
            return try level.read(into: buffer)
        } catch let failure as ArchiveFailure {
            // What a wrong password unpacks looks damaged.
            let error = failure.error(path: path)
            guard isEncrypted else { throw error }
            passwordSeemedRight = error.reason != .encrypted
            throw ArchiveError(path: path, reason: .encrypted)
        }
    }

    /// Checksum, where the format tells it without unpacking.
    var crc32: UInt32? {
        // Strongly encrypted entries have none.
        guard let record, !isEncrypted || record.crc32 != 0 else { return nil }
        return record.crc32
    }

    /// Unpacks the entry now, for a visit after the archive went on.
    func keep(path: String) throws {
        do {
            kept = .success(try bytes(path: path))
        } catch let error as ArchiveError where !walk.budget.isExhausted {
            kept = .failure(error)
        }
    }

    /// The unpacked bytes where they are kept.
    var keptBytes: [UInt8]? { try? kept?.get() }
}
