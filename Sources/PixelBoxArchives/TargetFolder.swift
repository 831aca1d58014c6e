#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Owns the descriptor of a folder that is written into, so that nobody can put a link in its place meanwhile.
struct TargetFolder: ~Copyable {
    private let descriptor: Int32
    private let path: String

    private static let maxTries = 10_000

    /// Opens the folder that the user named, making it and the folders above it where they are missing.
    init(_ path: String) throws(WriteError) {
        let bytes = PathText.bytes(of: path)
        guard !bytes.isEmpty, !bytes.contains(0) else { throw WriteError(path: path, code: ENOENT) }
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
            // What is wrong shows at the last one.
            _ = Array(bytes[..<index]).withCPath { mkdir($0, 0o777) }
        }
        _ = bytes.withCPath { mkdir($0, 0o777) }
        let descriptor = bytes.withCPath { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw WriteError(path: path, code: errno) }
        self.descriptor = descriptor
        self.path = path
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// A folder in it, made where it is missing; under another name where something else is in its place.
    func child(_ name: String) throws(WriteError) -> TargetFolder {
        for attempt in 1...Self.maxTries {
            let candidate = attempt == 1 ? name : "\(name) (\(attempt))"
            let bytes = PathText.bytes(of: candidate)
            let made = bytes.withCPath { mkdirat(descriptor, $0, 0o777) }
            if made != 0, errno != EEXIST { throw WriteError(path: below(candidate), code: errno) }
            let child = bytes.withCPath { openat(descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
            if child >= 0 { return TargetFolder(descriptor: child, path: below(candidate)) }
            guard errno == ENOTDIR || errno == ELOOP || errno == EMLINK else {
                throw WriteError(path: below(candidate), code: errno)
            }
        }
        throw WriteError(path: below(name), code: EEXIST)
    }

    /// Writes a new file in it and answers its path text.
    func write(_ bytes: [UInt8], as name: String) throws(WriteError) -> String {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        for attempt in 1...Self.maxTries {
            let candidate = attempt == 1 ? name : "\(name[..<dot]) (\(attempt))\(name[dot...])"
            let nameBytes = PathText.bytes(of: candidate)
            let file = nameBytes.withCPath {
                openat(descriptor, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            }
            guard file >= 0 else {
                if errno == EEXIST { continue }
                throw WriteError(path: below(candidate), code: errno)
            }
            var code = Self.write(bytes, to: file)
            if close(file) != 0, code == 0 { code = errno }
            guard code == 0 else {
                _ = nameBytes.withCPath { unlinkat(descriptor, $0, 0) }
                throw WriteError(path: below(candidate), code: code)
            }
            return below(candidate)
        }
        throw WriteError(path: below(name), code: EEXIST)
    }

    private func below(_ name: String) -> String {
        path.utf8.last == UInt8(ascii: "/") ? path + name : path + "/" + name
    }

    /// Writes all bytes; answers the error code, 0 for none.
    private static func write(_ bytes: [UInt8], to file: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                #if canImport(Darwin)
                let count = Darwin.write(file, piece.baseAddress, piece.count)
                #elseif canImport(Musl)
                let count = Musl.write(file, piece.baseAddress, piece.count)
                #else
                let count = Glibc.write(file, piece.baseAddress, piece.count)
                #endif
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(count)
            }
            return 0
        }
    }
}
