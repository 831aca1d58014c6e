extension ArchiveWalk {
    /// Visits the entries of an archive that is itself an entry.
    func descend(
        into entry: FoundEntry, path: String, of parent: ArchiveLevel, visit: (ArchiveEntry) throws -> Void
    ) throws {
        guard parent.depth < limits.maxDepth else {
            throw ArchiveError(path: path, reason: .tooDeep, detail: "\(limits.maxDepth)")
        }
        let (source, buffered) = try source(of: entry, path: path)
        bufferedBytes += buffered
        defer { bufferedBytes -= buffered }
        if let bytes = source.randomAccess {
            var ancestor: ArchiveLevel? = parent
            while let level = ancestor {
                if let other = level.bytes, try bytes.isSame(as: other) {
                    throw ArchiveError(path: path, reason: .containsItself)
                }
                ancestor = level.parent
            }
        }
        let level = try ArchiveLevel(
            source, prefix: path + "!/", isUnityPackage: ArchiveName.isUnityPackage(entry.name), parent: parent,
            passwords: passwords, limits: limits, budget: budget)
        try walk(level, visit: visit)
    }

    /// Where to read an inner archive from, and how much memory it takes up: formats whose directory is at the end
    /// are held in memory, all others are read as they are unpacked.
    private func source(of entry: FoundEntry, path: String) throws -> (any ArchiveSource, Int) {
        let contents = entry.contents
        if let kept = contents.keptBytes { return (SeekingSource(MemoryBytes(kept)), 0) }
        var head = try [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
            filled = try contents.read(into: UnsafeMutableRawBufferPointer(buffer), path: path)
        }
        guard !head.isEmpty else { throw ArchiveError(path: path, reason: .empty) }
        let is7z = head.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
        let isZip = head.starts(with: [0x50, 0x4B])
        if is7z || isZip {
            let room = limits.maxBufferedBytes - bufferedBytes
            var isComplete = false
            // A size that is told to be too large is not worth trying.
            if entry.header.size ?? 0 <= room {
                head.reserveCapacity(min(max(Int(entry.header.size ?? 0), 0), room))
                while head.count <= room, !isComplete {
                    let piece = try [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, filled in
                        filled = try contents.read(into: UnsafeMutableRawBufferPointer(buffer), path: path)
                    }
                    isComplete = piece.isEmpty
                    head += piece
                }
            }
            if isComplete { return (SeekingSource(MemoryBytes(head)), head.count) }
            if is7z { throw ArchiveError(path: path, reason: .tooLarge, detail: ByteCount.text(room)) }
        }
        let source = StreamingSource(head: head) { try contents.read(into: $0, path: path) }
        return (source, head.count)
    }
}
