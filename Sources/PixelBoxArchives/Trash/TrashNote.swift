#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What a `.trashinfo` file says (freedesktop.org Trash 1.0): where a file came from, and when it was thrown away.
enum TrashNote {
    /// - Parameters:
    ///   - path: where the file was, from the root or from the top of its disk.
    ///   - date: local time, "2021-05-03T12:00:00".
    /// - Returns: the bytes of the note.
    static func bytes(path: String, date: String) -> [UInt8] {
        Array("[Trash Info]\nPath=\(encoded(path))\nDeletionDate=\(date)\n".utf8)
    }

    /// As in addresses: every byte but letters, digits and a few marks as % and two digits.
    static func encoded(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in PathText.bytes(of: path) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                encoded.append(byte)
            case _ where plain.contains(byte): encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let plain = Set("/-_.~".utf8)

    /// Writes a new note that is on the disk when this returns; answers the error code, 0 for none.
    static func write(_ bytes: [UInt8], to path: String) -> Int32 {
        let file = PathText.bytes(of: path).withCPath { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
        guard file >= 0 else { return errno }
        var code: Int32 = 0
        let written = bytes.withUnsafeBytes { buffer in
            #if canImport(Darwin)
            Darwin.write(file, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
            Musl.write(file, buffer.baseAddress, buffer.count)
            #else
            Glibc.write(file, buffer.baseAddress, buffer.count)
            #endif
        }
        if written != bytes.count { code = written < 0 ? errno : ENOSPC }
        if code == 0, fsync(file) != 0 { code = errno }
        if close(file) != 0, code == 0 { code = errno }
        if code != 0 { _ = PathText.bytes(of: path).withCPath { unlink($0) } }
        return code
    }
}
