#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The few questions about files on disk that moving them takes. Paths are path text.
enum FileTree {
    /// What is at a path; of a link the link itself. Nil where there is nothing to see.
    static func status(ofLink path: String) -> stat? {
        var status = stat()
        return PathText.bytes(of: path).withCPath({ lstat($0, &status) }) == 0 ? status : nil
    }

    /// What a path leads to.
    static func status(of path: String) -> stat? {
        var status = stat()
        return PathText.bytes(of: path).withCPath({ stat($0, &status) }) == 0 ? status : nil
    }

    /// A path without links in it.
    static func resolved(_ path: String) -> String? {
        guard let found = PathText.bytes(of: path).withCPath({ realpath($0, nil) }) else { return nil }
        defer { free(found) }
        let bytes = UnsafeRawBufferPointer(start: found, count: strlen(found))
        return PathText.text(fromBytes: bytes)
    }

    /// The folder that something is in.
    static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// A path below a folder.
    static func join(_ folder: String, _ name: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    /// Makes a folder and those above it where they are missing; answers the error code, 0 for none.
    static func makeFolders(_ path: String, mode: mode_t) -> Int32 {
        if status(of: path) != nil { return 0 }
        let parent = parent(of: path)
        if parent != path {
            let code = makeFolders(parent, mode: mode)
            guard code == 0 else { return code }
        }
        let made = PathText.bytes(of: path).withCPath { mkdir($0, mode) }
        return made == 0 || errno == EEXIST ? 0 : errno
    }

    /// Moves within a disk, over nothing; answers the error code, 0 for none.
    ///
    /// A second name is made first and the old one taken away then, since that never overwrites: whoever is stopped in
    /// between has both. Disks without second names are looked at first and then simply renamed on.
    static func move(_ from: String, to: String) -> Int32 {
        let (old, new) = (PathText.bytes(of: from), PathText.bytes(of: to))
        let linked = old.withCPath { old in new.withCPath { link(old, $0) } }
        if linked == 0 { return old.withCPath { unlink($0) } == 0 ? 0 : errno }
        guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK else { return errno }
        guard status(ofLink: to) == nil else { return EEXIST }
        return old.withCPath { old in new.withCPath { rename(old, $0) } } == 0 ? 0 : errno
    }

    /// Whether two paths lead to one and the same file.
    static func isSame(_ one: stat, _ other: stat) -> Bool { one.st_dev == other.st_dev && one.st_ino == other.st_ino }
}
