internal import CVectors
internal import Dispatch
internal import Synchronization

/// The checksum of a segment's body: a checksum of the checksums of its blocks, so that several cores can share the work
/// and a writer can build it while it writes.
struct BodyChecksum {
    static let blockSize = 1 << 20
    private var sums: [UInt64] = []

    /// Adds the next block; all but the last have `blockSize` bytes.
    mutating func add(block: UnsafeRawBufferPointer) {
        sums.append(Self.sum(of: block, number: sums.count))
    }

    var value: UInt64 {
        pb_vectors_checksum(sums, sums.count * 8, UInt64(sums.count))
    }

    /// The checksum of a body that lies in memory, on all cores.
    static func value(of memory: VectorMemory, offset: Int, size: Int) -> UInt64 {
        let blocks = (size + blockSize - 1) / blockSize
        let sums = Mutex([UInt64](repeating: 0, count: blocks))
        DispatchQueue.concurrentPerform(iterations: blocks) { number in
            let start = number * blockSize
            let sum = withExtendedLifetime(memory) {
                let bytes = UnsafeRawBufferPointer(
                    start: memory.bytes + offset + start, count: min(blockSize, size - start))
                return Self.sum(of: bytes, number: number)
            }
            sums.withLock { $0[number] = sum }
        }
        var body = BodyChecksum()
        body.sums = sums.withLock { $0 }
        return body.value
    }

    private static func sum(of block: UnsafeRawBufferPointer, number: Int) -> UInt64 {
        guard let start = block.baseAddress else { return 0 }
        return pb_vectors_checksum(start, block.count, UInt64(number))
    }
}
