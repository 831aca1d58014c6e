#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Reads regular files whole, without ever waiting for pipes or devices.
package enum FileReading {
    /// Size, time and identity of the regular file that the path leads to.
    package static func stamp(of path: String) throws(ReadError) -> FileStamp {
        let bytes = PathText.bytes(of: path)
        guard !bytes.contains(0) else { throw ReadError(path: path, reason: .notFound) }
        var status = stat()
        guard bytes.withCPath({ stat($0, &status) }) == 0 else { throw ReadError(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw ReadError(path: path, reason: .notAFile) }
        return FileStamp(status)
    }

    /// All bytes of a file that is not larger than the limit.
    package static func bytes(of path: String, limit: Int) throws(ReadError) -> [UInt8] {
        let file = try OpenFile(path)
        guard file.stamp.size <= limit else { throw ReadError(path: path, reason: .tooLarge(limit: limit)) }
        let bytes = try read(file, count: Int(file.stamp.size))
        guard bytes.count == Int(file.stamp.size) else { throw ReadError(path: path, reason: .changedWhileReading) }
        return bytes
    }

    /// The first bytes of a file, fewer where it is shorter.
    package static func head(of path: String, count: Int) throws(ReadError) -> [UInt8] {
        let file = try OpenFile(path)
        return try read(file, count: min(count, Int(clamping: file.stamp.size)))
    }

    private static func read(_ file: borrowing OpenFile, count: Int) throws(ReadError) -> [UInt8] {
        // The initialiser of Array cannot throw a typed error, so the failure takes a detour.
        var failure: ReadError?
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            do throws(ReadError) {
                filled = try file.read(into: UnsafeMutableRawBufferPointer(buffer), at: 0)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
