internal import Foundation
internal import PixelBoxArchives

/// A folder to choose in.
public struct FolderListing: Sendable, Codable, Equatable {
    /// A folder that people keep pictures in.
    public struct Place: Sendable, Codable, Equatable {
        /// To show.
        public var name: String
        /// Absolute.
        public var path: String
        /// Whether it is a likely first one to add.
        public var isLikely: Bool
    }

    /// Absolute.
    public var path: String
    /// Nil at the top.
    public var parent: String?
    /// Names of the folders in it; hidden ones are left out.
    public var folders: [String]
    /// Names of the archives in it.
    public var archives: [String]
    /// Where else to begin.
    public var places: [Place]
}

extension Library {
    /// The folders and archives in a folder, for choosing one to add.
    /// - Throws: `PathProblem` if it cannot be listed.
    public func folder(at path: String, home: String) throws -> FolderListing {
        let path = path.isEmpty ? home : PathArgument.absolute(path, from: home)
        do throws(ReadError) {
            let contents = try FolderContents(of: path.isEmpty ? "/" : path)
            return FolderListing(
                path: path.isEmpty ? "/" : path, parent: Self.parent(of: path),
                folders: contents.folders.sortedForPeople(),
                archives: contents.files.filter { ArchiveReader.isArchive(name: $0) }.sortedForPeople(),
                places: Self.places(home: home))
        } catch {
            throw PathProblem(path: path, detail: error.explanation)
        }
    }

    private static func parent(of path: String) -> String? {
        guard let slash = path.lastIndex(of: "/"), path.count > 1 else { return nil }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The user's own folders, and the disks that are mounted.
    private static func places(home: String) -> [FolderListing.Place] {
        var places = [FolderListing.Place(name: "Home", path: home, isLikely: false)]
        for name in ["Pictures", "Photos", "Downloads", "Desktop", "Documents"] {
            places.append(
                .init(name: name, path: home + "/" + name, isLikely: name == "Pictures" || name == "Downloads"))
        }
        for mounts in ["/media/" + home.lastPathComponent, "/run/media/" + home.lastPathComponent, "/mnt", "/Volumes"] {
            let names = (try? FolderContents(of: mounts))?.folders ?? []
            places += names.map { .init(name: $0, path: mounts + "/" + $0, isLikely: false) }
        }
        places.append(.init(name: "/", path: "/", isLikely: false))
        return places.filter { $0.path == "/" || (try? FolderContents(of: $0.path)) != nil }
    }
}

extension [String] {
    /// As people order names: without case, numbers by value.
    fileprivate func sortedForPeople() -> [String] {
        sorted { $0.compare($1, options: [.caseInsensitive, .numeric]) == .orderedAscending }
    }
}
