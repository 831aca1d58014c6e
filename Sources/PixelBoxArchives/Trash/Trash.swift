#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The desktop's trash: files are moved there, never deleted, and come back byte for byte.
///
/// On the user's own disk it is the home trash, on others the trash at their top (freedesktop.org Trash 1.0).
package struct Trash: Sendable {
    /// Path text of the trash of the user's own disk.
    package let home: String

    /// A place in the trash that nobody else uses.
    package struct Place: Sendable, Equatable {
        /// Where the file will be.
        package let file: String
        /// The note that says where it came from; nil where the system keeps none.
        package let note: String?

        package init(file: String, note: String?) {
            self.file = file
            self.note = note
        }
    }

    private static let maxTries = 100_000
    private static let longestName = 200

    package init(home: String) { self.home = home }

    /// Reserves a place for a file and writes its note; the file stays where it is.
    /// - Parameters:
    ///   - path: of the file.
    ///   - date: local time, "2021-05-03T12:00:00".
    /// - Returns: the place.
    /// - Throws: `TrashError` if its disk has no trash.
    package func reserve(for path: String, date: String) throws(TrashError) -> Place {
        let folder = try TrashFolder(for: path, home: home)
        let note = TrashNote.bytes(path: try Self.notedPath(path, top: folder.top), date: date)
        let (stem, ending) = Self.parts(ofName: path)
        for attempt in 1...Self.maxTries {
            let name = attempt == 1 ? stem + ending : "\(stem) \(attempt)\(ending)"
            let file = FileTree.join(folder.files, name)
            guard let notes = folder.notes else {
                if FileTree.status(ofLink: file) == nil { return Place(file: file, note: nil) }
                continue
            }
            let place = FileTree.join(notes, name + ".trashinfo")
            let code = TrashNote.write(note, to: place)
            if code == EEXIST { continue }
            guard code == 0 else { throw TrashError(path, errno: code) }
            if FileTree.status(ofLink: file) == nil { return Place(file: file, note: place) }
            Self.remove(place)
        }
        throw TrashError(path, errno: EEXIST)
    }

    /// Moves a file to its place.
    package func move(_ path: String, to place: Place) throws(TrashError) {
        let code = FileTree.move(path, to: place.file)
        guard code == 0 else { throw TrashError(path, errno: code) }
    }

    /// Gives a place up that was not used.
    package func release(_ place: Place) {
        if FileTree.status(ofLink: place.file) == nil, let note = place.note { Self.remove(note) }
    }

    /// What came of bringing a file back.
    package enum Restored: Sendable, Equatable {
        /// It is back now.
        case back
        /// It was never away, or had come back before.
        case wasThere
    }

    /// Brings a file back to where it was, over nothing; can be repeated after being stopped at any moment.
    package func restore(_ place: Place, to path: String) throws(TrashError) -> Restored {
        let thrown = FileTree.status(ofLink: place.file)
        let present = FileTree.status(ofLink: path)
        guard let thrown else {
            guard present != nil else { throw TrashError(path, "it is no longer in the trash", isLost: true) }
            if let note = place.note { Self.remove(note) }
            return .wasThere
        }
        if let present {
            guard FileTree.isSame(thrown, present), thrown.st_nlink > 1 else { throw TrashError(path, errno: EEXIST) }
            // Stopped between its second name and the end of its first.
            Self.remove(place.file)
        } else {
            let made = FileTree.makeFolders(FileTree.parent(of: path), mode: 0o755)
            guard made == 0 else { throw TrashError(path, errno: made) }
            let code = FileTree.move(place.file, to: path)
            guard code == 0 else { throw TrashError(path, errno: code) }
        }
        if let note = place.note { Self.remove(note) }
        return .back
    }

    /// The path as the note tells it.
    private static func notedPath(_ path: String, top: String?) throws(TrashError) -> String {
        guard let top else { return path }
        guard let parent = FileTree.resolved(FileTree.parent(of: path)) else { throw TrashError(path, errno: ENOENT) }
        let whole = FileTree.join(parent, String(path.lastPathPart))
        let start = top == "/" ? top : top + "/"
        return whole.hasPrefix(start) ? String(whole.dropFirst(start.count)) : whole
    }

    /// The name without its ending, cut where it would be too long with a number and the ending of a note.
    private static func parts(ofName path: String) -> (stem: String, ending: String) {
        let name = path.lastPathPart
        let dot = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? $0 : nil } ?? name.endIndex
        let ending = String(name[dot...])
        var stem = String(name[..<dot])
        while stem.utf8.count + ending.utf8.count > longestName, stem.count > 1 { stem.removeLast() }
        return (stem, ending)
    }

    private static func remove(_ path: String) {
        _ = PathText.bytes(of: path).withCPath { unlink($0) }
    }
}

extension String {
    /// What follows the last slash.
    fileprivate var lastPathPart: Substring {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self[...] }
        return self[utf8.index(after: slash)...]
    }
}
