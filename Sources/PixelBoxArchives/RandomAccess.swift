/// Bytes that can be read at any place: a file, or an archive held in memory.
protocol RandomAccess: AnyObject {
    var length: Int64 { get }
    /// Reads at an offset until the buffer is full or the bytes end; answers how many there were.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int
}

/// The bytes of a file on disk.
final class FileBytes: RandomAccess {
    private let file: OpenFile

    init(_ path: String) throws(ReadError) { file = try OpenFile(path) }

    var length: Int64 { file.stamp.size }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
        try file.read(into: buffer, at: offset)
    }
}

/// The bytes of an archive that lies inside another one.
final class MemoryBytes: RandomAccess {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var length: Int64 { Int64(bytes.count) }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws -> Int {
        guard offset >= 0, offset < length else { return 0 }
        let start = Int(offset)
        let count = min(buffer.count, bytes.count - start)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
        return count
    }
}

extension RandomAccess {
    /// Whether the first bytes are those of a zip.
    var startsLikeZip: Bool {
        get throws { try bytes(at: 0, count: 2) == [0x50, 0x4B] }
    }

    /// The bytes of a range, fewer where the source ends.
    func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
        }
    }

    /// Whether both hold the same bytes.
    func isSame(as other: any RandomAccess) throws -> Bool {
        guard length == other.length else { return false }
        var offset: Int64 = 0
        while offset < length {
            let here = try bytes(at: offset, count: 1 << 16)
            guard try here == other.bytes(at: offset, count: 1 << 16), !here.isEmpty else { return false }
            offset += Int64(here.count)
        }
        return true
    }
}
