internal import Foundation
internal import PixelBoxArchives

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Lets one process at a time bring a library up to date; held until released, or until the process ends.
struct IndexLock: ~Copyable {
    private let descriptor: Int32

    /// - Throws: `LibraryBusy` if another process holds it.
    init(folder: URL) throws {
        let path = folder.appendingPathComponent("indexing.lock").path
        let opened = PathText.bytes(of: path).withUnsafeBufferPointer { bytes in
            var name = bytes.map { CChar(bitPattern: $0) }
            name.append(0)
            return open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        }
        guard opened >= 0 else { throw LibraryBusy(process: nil) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            defer { close(opened) }
            var text = [UInt8](repeating: 0, count: 20)
            let count = read(opened, &text, text.count)
            throw LibraryBusy(process: Int32(String(decoding: text.prefix(max(0, count)), as: UTF8.self)))
        }
        descriptor = opened
        let text = Array("\(getpid())".utf8)
        if ftruncate(opened, 0) == 0 { _ = write(opened, text, text.count) }
    }

    deinit {
        // A process that was just forked may hold the descriptor for a moment longer, and the lock with it.
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}

/// Another process is bringing the library up to date.
public struct LibraryBusy: Error, CustomStringConvertible, Equatable {
    /// Its process id, if it told.
    public let process: Int32?

    /// One sentence for the user.
    public var description: String {
        let who = process.map { "another PixelBox (process \($0))" } ?? "another PixelBox"
        return "\(who) is reading pictures into this library; wait until it is done, or stop it, then try again"
    }
}
