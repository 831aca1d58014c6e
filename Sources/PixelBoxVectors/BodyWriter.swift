/// Collects the body of a segment in blocks, writes them one behind the other and keeps their checksum.
struct BodyWriter {
    private let file: SystemFile
    private let start: Int
    private var written = 0
    private var buffer: [UInt8] = []
    private var blocks = BodyChecksum()

    init(file: SystemFile, offset: Int) {
        self.file = file
        start = offset
        buffer.reserveCapacity(2 * BodyChecksum.blockSize)
    }

    mutating func write(_ id: Int64) throws(LookCacheError) {
        withUnsafeBytes(of: id) { buffer.append(contentsOf: $0) }
        try flushFullBlocks()
    }

    mutating func write(row: Int, of segment: Segment) throws(LookCacheError) {
        segment.withRow(row) { values in
            buffer.append(contentsOf: UnsafeRawBufferPointer(start: values, count: segment.layout.stride))
        }
        try flushFullBlocks()
    }

    /// Fills up with zeros to where rows may start.
    mutating func align() throws(LookCacheError) {
        let size = written + buffer.count
        buffer.append(contentsOf: repeatElement(0, count: RowLayout.aligned(size) - size))
        try flushFullBlocks()
    }

    /// Writes the last block and returns the checksum of the body.
    consuming func finish() throws(LookCacheError) -> UInt64 {
        if !buffer.isEmpty { try flush(buffer.count) }
        return blocks.value
    }

    private mutating func flushFullBlocks() throws(LookCacheError) {
        while buffer.count >= BodyChecksum.blockSize { try flush(BodyChecksum.blockSize) }
    }

    private mutating func flush(_ size: Int) throws(LookCacheError) {
        let block = buffer[..<size]
        block.withUnsafeBytes { blocks.add(block: $0) }
        try file.write(block, at: start + written)
        written += size
        buffer.removeFirst(size)
    }
}
