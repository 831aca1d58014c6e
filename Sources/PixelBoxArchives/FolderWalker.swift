/// Finds the files below a folder.
package struct FolderWalker: Sendable {
    /// Makes a walker.
    package init() {}

    /// Visits every file below the folder, each folder's own files before those of its subfolders, in
    /// the order of the bytes of their names.
    ///
    /// Hidden entries are left out. Links to folders are followed after everything else, and each folder is visited
    /// once however many paths lead to it. Throws `ReadError` where the folder itself cannot be listed,
    /// and whatever the visitor throws.
    package func walk(_ folder: String, visit: (WalkEvent) throws -> Void) throws {
        var visited = ancestors(of: folder)
        var linked: [String] = []
        try visitTree(at: folder, isRoot: true, visited: &visited, linked: &linked, visit: visit)
        while !linked.isEmpty {
            let round = linked
            linked = []
            for path in round {
                try visitTree(at: path, isRoot: false, visited: &visited, linked: &linked, visit: visit)
            }
        }
    }

    /// Visits one tree with a list of folders still to do: only one folder is open at a time, however deep the tree.
    private func visitTree(
        at top: String, isRoot: Bool, visited: inout Set<OpenFolder.Identity>, linked: inout [String],
        visit: (WalkEvent) throws -> Void
    ) throws {
        var waiting = [top]
        while let path = waiting.popLast() {
            let listing: FolderListing
            do throws(ReadError) {
                let folder = try OpenFolder(path)
                guard visited.insert(folder.identity).inserted || (isRoot && path == top) else { continue }
                listing = FolderListing(folder)
            } catch {
                if isRoot && path == top { throw error }
                try visit(.unreadableFolder(path: path, reason: error.explanation))
                continue
            }
            if listing.failure != 0 {
                let reason = ReadError(path: path, errno: listing.failure).explanation
                try visit(.unreadableFolder(path: path, reason: reason))
            }
            let prefix = path.utf8.last == UInt8(ascii: "/") ? path : path + "/"
            var folders: [String] = []
            try listing.forEach { name, kind in
                let child = prefix + PathText.text(fromBytes: name)
                switch kind {
                case .file(let stamp): try visit(.file(FoundFile(path: child, stamp: stamp)))
                case .folder: folders.append(child)
                case .linkedFolder: linked.append(child)
                case .unreadable(let code):
                    try visit(.unreadable(path: child, reason: ReadError(path: child, errno: code).explanation))
                case .special:
                    try visit(.unreadable(path: child, reason: ReadError(path: child, reason: .notAFile).explanation))
                }
            }
            waiting.append(contentsOf: folders.reversed())
        }
    }

    /// The folders that contain the given one: a link back to them would lead in a circle, or out over the whole disk.
    private func ancestors(of folder: String) -> Set<OpenFolder.Identity> {
        var found: Set<OpenFolder.Identity> = []
        var path = folder
        while true {
            path += path.utf8.last == UInt8(ascii: "/") ? ".." : "/.."
            guard let parent = OpenFolder.Identity(path), found.insert(parent).inserted else { return found }
        }
    }
}
