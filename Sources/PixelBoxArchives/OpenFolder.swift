#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Owns one open folder stream and closes it exactly once.
struct OpenFolder: ~Copyable {
    #if canImport(Darwin)
    private let stream: UnsafeMutablePointer<DIR>
    #else
    private let stream: OpaquePointer
    #endif
    /// Descriptor that names inside are looked up from.
    let descriptor: Int32
    /// Which folder it is.
    let identity: Identity

    /// Tells one folder from another, whatever path leads to it.
    struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64

        init(_ stamp: FileStamp) {
            device = stamp.device
            inode = stamp.inode
        }

        /// The identity of whatever the path leads to, nil where there is nothing to see.
        init?(_ path: String) {
            var status = stat()
            guard PathText.bytes(of: path).withCPath({ stat($0, &status) }) == 0 else { return nil }
            self.init(FileStamp(status))
        }
    }

    /// Opens a folder for listing.
    init(_ path: String) throws(ReadError) {
        let bytes = PathText.bytes(of: path)
        guard !bytes.contains(0) else { throw ReadError(path: path, reason: .notFound) }
        let descriptor = bytes.withCPath { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_DIRECTORY) }
        guard descriptor >= 0 else { throw ReadError(path: path, errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, let stream = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw ReadError(path: path, errno: code)
        }
        self.stream = stream
        self.descriptor = descriptor
        identity = Identity(FileStamp(status))
    }

    deinit { closedir(stream) }

    /// Calls the body with each name (and its length) until the folder ends; answers the error code, 0 for none.
    func forEachName(_ body: (UnsafePointer<CChar>, Int) -> Void) -> Int32 {
        while true {
            errno = 0
            guard let entry = readdir(stream) else { return errno }
            let name = UnsafeRawPointer(entry).advanced(by: Self.nameOffset).assumingMemoryBound(to: CChar.self)
            body(name, strlen(name))
        }
    }

    private static let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
}
