/// Reads the cache file; every byte that is used was checked first, which costs about as much as one search.
struct LookCacheReader {
    let layout: RowLayout
    let memory: VectorMemory

    /// Nil if there is no file for this model here.
    init?(path: [UInt8], model: String, layout: RowLayout) {
        // Whatever the reason, the answer is the same: there is no usable cache.
        guard let file = try? SystemFile.openForReading(path), let size = try? file.size,
            size >= LookCacheFormat.recordSize, let memory = VectorMemory.map(file: file.descriptor, size: size)
        else { return nil }
        self.layout = layout
        self.memory = memory
        guard words(at: 0) == LookCacheFormat.fileRecord(model: model, layout: layout) else { return nil }
    }

    /// The looks of all undamaged segments, or nil if not even the first is whole.
    func snapshot() -> LookSnapshot? {
        var snapshot = LookSnapshot(layout: layout)
        var offset = LookCacheFormat.recordSize
        while let record = record(at: offset) {
            let body = offset + LookCacheFormat.recordSize
            let size = record.bodyBytes(layout)
            guard BodyChecksum.value(of: memory, offset: body, size: size) == record.bodyChecksum else { break }
            add(record, body, to: &snapshot)
            snapshot.stamp = record.stamp
            offset = body + size
        }
        return snapshot.stamp == nil ? nil : snapshot
    }

    /// Where the segments end whose records are whole, and the stamp there; their bodies are not looked at.
    func tail() -> (end: Int, stamp: LookStamp)? {
        var offset = LookCacheFormat.recordSize
        var stamp: LookStamp?
        while let record = record(at: offset) {
            offset += LookCacheFormat.recordSize + record.bodyBytes(layout)
            stamp = record.stamp
        }
        return stamp.map { (offset, $0) }
    }

    private func add(_ record: LookCacheFormat.SegmentRecord, _ body: Int, to snapshot: inout LookSnapshot) {
        let isRows = record.content == .rows
        let idsOnly = Segment(layout: layout, memory: memory, offset: body, count: record.count)
        if isRows && snapshot.stamp == nil {
            snapshot.segments.append(idsOnly)
            return
        }
        let ids = (0..<record.count).map { idsOnly.id($0) }
        guard isRows else { return snapshot.kill(ids) }
        idsOnly.withRow(0) { LookAppender(ids: ids, start: $0, stride: layout.stride).append(to: &snapshot) }
    }

    private func record(at offset: Int) -> LookCacheFormat.SegmentRecord? {
        guard offset + LookCacheFormat.recordSize <= memory.size else { return nil }
        let space = memory.size - offset - LookCacheFormat.recordSize
        return LookCacheFormat.segmentRecord(words(at: offset), layout: layout, space: space)
    }

    private func words(at offset: Int) -> [UInt64] {
        withExtendedLifetime(memory) {
            (0..<LookCacheFormat.recordSize / 8).map {
                memory.bytes.load(fromByteOffset: offset + $0 * 8, as: UInt64.self)
            }
        }
    }
}
