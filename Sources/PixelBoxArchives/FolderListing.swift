#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The visible names of one folder, sorted by their bytes, with what each of them is.
///
/// Names lie in one block and are looked up from the open folder, so that a file costs one system call and no
/// allocation until it is reported.
struct FolderListing {
    /// What a name stands for.
    enum Kind {
        case file(FileStamp)
        case folder
        case linkedFolder
        case unreadable(code: Int32)
        case special
    }

    private struct Item {
        let start: Int
        let length: Int
        let kind: Kind
    }

    private var names: [UInt8] = []
    private var items: [Item] = []
    /// Error code that cut the listing short, 0 for none.
    private(set) var failure: Int32 = 0

    init(_ folder: borrowing OpenFolder) {
        let descriptor = folder.descriptor
        failure = folder.forEachName { name, length in
            // Hidden entries, and "." and "..".
            guard length > 0, name[0] != 0x2E else { return }
            items.append(Item(start: names.count, length: length, kind: Self.kind(of: name, in: descriptor)))
            UnsafeRawBufferPointer(start: name, count: length).withMemoryRebound(to: UInt8.self) {
                names.append(contentsOf: $0)
            }
        }
        names.withUnsafeBytes { names in
            guard let base = names.baseAddress else { return }
            items.sort { left, right in
                let order = memcmp(base + left.start, base + right.start, min(left.length, right.length))
                return order == 0 ? left.length < right.length : order < 0
            }
        }
    }

    /// Calls the body with each name and its kind, in order.
    func forEach(_ body: (UnsafeBufferPointer<UInt8>, Kind) throws -> Void) rethrows {
        try names.withUnsafeBufferPointer { names in
            for item in items {
                let name = UnsafeBufferPointer(rebasing: names[item.start..<item.start + item.length])
                try body(name, item.kind)
            }
        }
    }

    private static func kind(of name: UnsafePointer<CChar>, in folder: Int32) -> Kind {
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return .unreadable(code: errno) }
        var isLink = false
        if status.st_mode & S_IFMT == S_IFLNK {
            isLink = true
            guard fstatat(folder, name, &status, 0) == 0 else { return .unreadable(code: errno) }
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file(FileStamp(status))
        case S_IFDIR: return isLink ? .linkedFolder : .folder
        default: return .special
        }
    }
}
