#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// One folder that takes what is thrown away on one disk.
struct TrashFolder {
    /// Where the files go.
    let files: String
    /// Where it is noted where they came from; nil where the system keeps no such notes.
    let notes: String?
    /// Paths are noted from here; nil: from the root.
    let top: String?

    /// The folder for what is on the disk of a file, made where it is missing.
    /// - Parameters:
    ///   - path: of the file.
    ///   - home: the trash of the user's own disk.
    /// - Throws: `TrashError` if there is none that can be used.
    init(for path: String, home: String) throws(TrashError) {
        guard let file = FileTree.status(ofLink: path), let parent = FileTree.resolved(FileTree.parent(of: path)) else {
            throw TrashError(path, errno: ENOENT)
        }
        if Self.deviceOfNearest(home) == file.st_dev {
            try self.init(base: home, top: nil, for: path)
            return
        }
        let top = Self.topFolder(of: parent, device: file.st_dev)
        var reasons: [TrashError] = []
        for base in Self.bases(top) {
            do throws(TrashError) {
                try self.init(base: base, top: top, for: path)
                return
            } catch {
                reasons.append(error)
            }
        }
        throw reasons.last ?? TrashError(path, errno: EXDEV)
    }

    private init(base: String, top: String?, for path: String) throws(TrashError) {
        #if os(macOS)
        (files, notes) = (base, nil)
        #else
        (files, notes) = (FileTree.join(base, "files"), FileTree.join(base, "info"))
        #endif
        self.top = top
        for folder in [base, files, notes].compactMap({ $0 }) {
            let code = FileTree.makeFolders(folder, mode: 0o700)
            guard code == 0 else {
                throw TrashError(path, "there is no trash on its disk (\(TrashError(folder, errno: code).explanation))")
            }
        }
        if top != nil {
            // A folder that others can put in its place is nothing to trust files to.
            guard let status = FileTree.status(ofLink: base), status.st_mode & S_IFMT == S_IFDIR,
                status.st_uid == getuid()
            else { throw TrashError(path, "the trash of its disk belongs to somebody else") }
        }
    }

    /// The folders on a disk that may be the user's trash, the best first.
    private static func bases(_ top: String) -> [String] {
        #if os(macOS)
        return [FileTree.join(top, ".Trashes/\(getuid())")]
        #else
        var bases: [String] = []
        let shared = FileTree.join(top, ".Trash")
        if let status = FileTree.status(ofLink: shared), status.st_mode & S_IFMT == S_IFDIR,
            status.st_mode & S_ISVTX != 0
        {
            bases.append(FileTree.join(shared, "\(getuid())"))
        }
        return bases + [FileTree.join(top, ".Trash-\(getuid())")]
        #endif
    }

    private static func deviceOfNearest(_ path: String) -> dev_t? {
        var path = path
        while true {
            if let status = FileTree.status(of: path) { return status.st_dev }
            guard path != "/" else { return nil }
            path = FileTree.parent(of: path)
        }
    }

    /// The folder at which the disk is mounted.
    private static func topFolder(of folder: String, device: dev_t) -> String {
        var top = folder
        while top != "/" {
            let parent = FileTree.parent(of: top)
            guard FileTree.status(of: parent)?.st_dev == device else { break }
            top = parent
        }
        return top
    }
}
