/// What lies directly in one folder, for choosing in it.
package struct FolderContents: Sendable {
    /// Names of the folders, links to folders included, sorted by their bytes.
    package private(set) var folders: [String] = []
    /// Names of the regular files.
    package private(set) var files: [String] = []

    /// Lists a folder; hidden entries are left out.
    /// - Throws: `ReadError` if it cannot be listed.
    package init(of path: String) throws(ReadError) {
        let listing = FolderListing(try OpenFolder(path))
        guard listing.failure == 0 else { throw ReadError(path: path, errno: listing.failure) }
        listing.forEach { name, kind in
            switch kind {
            case .folder, .linkedFolder: folders.append(PathText.text(fromBytes: name))
            case .file: files.append(PathText.text(fromBytes: name))
            case .unreadable, .special: break
            }
        }
    }
}
