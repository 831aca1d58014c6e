/// What libarchive reads an archive from.
protocol ArchiveSource: AnyObject {
    /// The next bytes, valid until the next call; none at the end.
    func next() throws -> UnsafeRawBufferPointer
    /// Goes forward without reading; answers by how many bytes, possibly 0.
    func skip(_ count: Int64) throws -> Int64
    /// The bytes behind it, where they can be read in any order.
    var randomAccess: (any RandomAccess)? { get }
    /// Goes to a place; only where there is random access.
    func seek(to offset: Int64)
    /// Where the next bytes come from.
    var position: Int64 { get }
}

/// Reads from bytes that can be read at any place.
///
/// After a jump it reads little and then more with each block, because the directory of a zip is followed by one jump
/// for each entry.
final class SeekingSource: ArchiveSource {
    private static let smallest = 4 << 10
    private static let largest = 256 << 10

    private let bytes: any RandomAccess
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: largest, alignment: 16)
    private var blockSize = smallest
    private(set) var position: Int64 = 0

    private let inOrder: Bool

    /// Reads the bytes; `inOrder` hides that they can be read in any order.
    init(_ bytes: any RandomAccess, inOrder: Bool = false) {
        self.bytes = bytes
        self.inOrder = inOrder
    }

    deinit { buffer.deallocate() }

    var randomAccess: (any RandomAccess)? { inOrder ? nil : bytes }

    func next() throws -> UnsafeRawBufferPointer {
        let block = UnsafeMutableRawBufferPointer(rebasing: buffer[..<blockSize])
        let count = try bytes.read(into: block, at: position)
        position += Int64(count)
        blockSize = min(blockSize * 2, Self.largest)
        return UnsafeRawBufferPointer(rebasing: block[..<count])
    }

    func skip(_ count: Int64) throws -> Int64 {
        let step = max(0, min(count, bytes.length - position))
        seek(to: position + step)
        return step
    }

    func seek(to offset: Int64) {
        guard offset != position else { return }
        position = offset
        blockSize = Self.smallest
    }
}

/// Reads from front to back what another archive unpacks, after a first piece that was read already.
final class StreamingSource: ArchiveSource {
    private static let blockSize = 64 << 10

    private var head: [UInt8]
    private let more: (UnsafeMutableRawBufferPointer) throws -> Int
    private let buffer: UnsafeMutableRawBufferPointer
    private(set) var position: Int64 = 0

    init(head: [UInt8], more: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
        self.head = head
        self.more = more
        buffer = .allocate(byteCount: max(Self.blockSize, head.count), alignment: 16)
    }

    deinit { buffer.deallocate() }

    var randomAccess: (any RandomAccess)? { nil }

    func next() throws -> UnsafeRawBufferPointer {
        let count: Int
        if head.isEmpty {
            count = try more(buffer)
        } else {
            count = head.count
            buffer.copyBytes(from: head)
            head = []
        }
        position += Int64(count)
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }

    func skip(_ count: Int64) throws -> Int64 { 0 }

    func seek(to offset: Int64) {}
}
