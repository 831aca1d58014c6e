#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Owns one descriptor of a regular file and closes it exactly once.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    /// Path text, for messages.
    let path: String
    /// As it was when the file was opened.
    let stamp: FileStamp

    /// Opens a regular file; never waits for a pipe or a device.
    init(_ path: String) throws(ReadError) {
        let bytes = PathText.bytes(of: path)
        guard !bytes.contains(0) else { throw ReadError(path: path, reason: .notFound) }
        let descriptor = bytes.withCPath { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
        guard descriptor >= 0 else { throw ReadError(path: path, errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw ReadError(path: path, errno: code)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw ReadError(path: path, reason: .notAFile)
        }
        self.descriptor = descriptor
        self.path = path
        stamp = FileStamp(status)
    }

    deinit { close(descriptor) }

    /// Reads at an offset until the buffer is full or the file ends; answers how many bytes there were.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(ReadError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(filled))
            if count < 0 {
                if errno == EINTR { continue }
                throw ReadError(path: path, errno: errno)
            }
            if count == 0 { break }
            filled += count
        }
        return filled
    }
}

extension [UInt8] {
    /// Lends the bytes with a closing NUL to a C call.
    func withCPath<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        try withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 1) { buffer in
            for (index, byte) in enumerated() { buffer.initializeElement(at: index, to: CChar(bitPattern: byte)) }
            buffer.initializeElement(at: count, to: 0)
            return try buffer.withMemoryRebound(to: CChar.self) { rebound in
                guard let base = rebound.baseAddress else { preconditionFailure("the buffer holds at least the NUL") }
                return try body(base)
            }
        }
    }
}
