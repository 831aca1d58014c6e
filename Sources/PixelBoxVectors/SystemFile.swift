#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The operating system's sentence for an error number.
func systemMessage(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
}

/// An open file that closes itself; every failure is a `LookCacheError`.
final class SystemFile: Sendable {
    let descriptor: Int32
    private let path: [UInt8]

    private init(descriptor: Int32, path: [UInt8]) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        // A process that was just forked may hold the descriptor for a moment longer, and a lock with it.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    static func openForReading(_ path: [UInt8]) throws(LookCacheError) -> SystemFile {
        try opened(path, O_RDONLY | O_CLOEXEC)
    }

    static func openForUpdating(_ path: [UInt8]) throws(LookCacheError) -> SystemFile {
        try opened(path, O_RDWR | O_CLOEXEC)
    }

    static func create(_ path: [UInt8]) throws(LookCacheError) -> SystemFile {
        try opened(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC)
    }

    private static func opened(_ path: [UInt8], _ flags: Int32) throws(LookCacheError) -> SystemFile {
        let descriptor = withCPath(path) { open($0, flags, 0o600) }
        guard descriptor >= 0 else { throw failure(path) }
        return SystemFile(descriptor: descriptor, path: path)
    }

    /// Moves a file over another, in one step.
    static func rename(_ old: [UInt8], to new: [UInt8]) throws(LookCacheError) {
        let result = withCPath(old) { old in
            withCPath(new) { new in renamed(old, new) }
        }
        guard result == 0 else { throw failure(new) }
    }

    /// Deletes a file that may not be there.
    static func remove(_ path: [UInt8]) {
        _ = withCPath(path) { unlink($0) }
    }

    var size: Int {
        get throws(LookCacheError) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw Self.failure(path) }
            return Int(status.st_size)
        }
    }

    /// Keeps other writers out until the file is closed.
    func lock() throws(LookCacheError) {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK { throw LookCacheError(path: text(path), reason: .busy) }
            throw Self.failure(path)
        }
    }

    func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(LookCacheError) {
        var rest = bytes
        while !rest.isEmpty {
            let position = off_t(offset + bytes.count - rest.count)
            let count = rest.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, position) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    func truncate(to size: Int) throws(LookCacheError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw Self.failure(path) }
    }

    /// Returns when the disk has everything.
    func synchronise() throws(LookCacheError) {
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    private static func failure(_ path: [UInt8]) -> LookCacheError {
        LookCacheError(path: text(path), reason: .system(errno))
    }
}

/// `rename` of the C library; inside `SystemFile` that name is taken.
private func renamed(_ old: UnsafePointer<CChar>, _ new: UnsafePointer<CChar>) -> Int32 {
    rename(old, new)
}

private func text(_ path: [UInt8]) -> String {
    String(decoding: path, as: UTF8.self)
}

private func withCPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    let terminated = path.map { CChar(bitPattern: $0) } + [0]
    return terminated.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { fatalError("a terminated path is never empty") }
        return body(start)
    }
}
