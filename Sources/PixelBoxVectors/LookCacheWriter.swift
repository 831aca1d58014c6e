/// Writes segments into the cache file. A body goes first and its record last, so that a torn one has no valid record.
struct LookCacheWriter {
    private let file: SystemFile
    private let layout: RowLayout
    private var end: Int

    init(file: SystemFile, layout: RowLayout, end: Int) {
        self.file = file
        self.layout = layout
        self.end = end
    }

    func writeFileRecord(model: String) throws(LookCacheError) {
        try write(LookCacheFormat.fileRecord(model: model, layout: layout), at: 0)
    }

    /// Adds a segment with all living rows of a snapshot, sorted by id.
    mutating func writeRows(of snapshot: LookSnapshot, stamp: LookStamp) throws(LookCacheError) {
        let places = snapshot.placesInOrder()
        var body = BodyWriter(file: file, offset: end + LookCacheFormat.recordSize)
        for place in places { try body.write(snapshot.segments[place.segment].id(place.row)) }
        try body.align()
        for place in places { try body.write(row: place.row, of: snapshot.segments[place.segment]) }
        try finish(body, .rows, count: places.count, stamp: stamp)
    }

    /// Adds a segment that says which ids are gone.
    mutating func writeRemoved(_ ids: [Int64], stamp: LookStamp) throws(LookCacheError) {
        var body = BodyWriter(file: file, offset: end + LookCacheFormat.recordSize)
        for id in ids { try body.write(id) }
        try body.align()
        try finish(body, .removedIDs, count: ids.count, stamp: stamp)
    }

    /// Drops what a torn write may have left behind the last segment, and waits for the disk.
    func finish() throws(LookCacheError) {
        try file.truncate(to: end)
        try file.synchronise()
    }

    private mutating func finish(
        _ body: consuming BodyWriter, _ content: LookCacheFormat.Content, count: Int, stamp: LookStamp
    ) throws(LookCacheError) {
        let checksum = try body.finish()
        try file.synchronise()
        let record = LookCacheFormat.SegmentRecord(
            content: content, count: count, stamp: stamp, bodyChecksum: checksum)
        try write(LookCacheFormat.words(record), at: end)
        end += LookCacheFormat.recordSize + record.bodyBytes(layout)
    }

    private func write(_ words: [UInt64], at offset: Int) throws(LookCacheError) {
        let bytes = words.flatMap { word in withUnsafeBytes(of: word) { Array($0) } }
        try file.write(bytes[...], at: offset)
    }
}

extension LookSnapshot {
    /// Where each living row is, in the order of the ids.
    fileprivate func placesInOrder() -> [(segment: Int, row: Int)] {
        var places: [(id: Int64, segment: Int, row: Int)] = []
        places.reserveCapacity(count)
        for (number, segment) in segments.enumerated() {
            for row in 0..<segment.count where !segment.dead.contains(row) {
                places.append((segment.id(row), number, row))
            }
        }
        if !zip(places, places.dropFirst()).allSatisfy({ $0.id < $1.id }) { places.sort { $0.id < $1.id } }
        return places.map { ($0.segment, $0.row) }
    }
}
