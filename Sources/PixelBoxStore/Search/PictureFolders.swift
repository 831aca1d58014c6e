internal import GRDB

/// For each picture id: the folder that it lies in; archives count as folders.
struct PictureFolders: Sendable {
    /// Folded full paths, "/" between all parts: `/home/anna/pack.zip/ui`.
    private(set) var paths: [String] = []
    /// By picture id: index in `paths`.
    private var folders: [Int32] = []

    init(_ db: Database) throws {
        folders = Array(repeating: -1, count: try (Int.fetchOne(db, sql: "SELECT max(id) FROM picture") ?? 0) + 1)
        var names = FolderNames()
        var loose = [Int32](
            repeating: -1, count: try (Int.fetchOne(db, sql: "SELECT max(id) FROM file") ?? 0) + 1)
        var archives: [Int64: String] = [:]
        try db.forEachRow("SELECT id, path, isArchive FROM file") { row in
            if row.number(2) == 0 {
                loose[Int(row.number(0))] = names.index(of: row.text(1), in: "")
            } else {
                archives[row.number(0)] = String(decoding: row.text(1), as: UTF8.self) + "/"
            }
        }
        try db.forEachRow("SELECT id, fileId, entry FROM picture") { row in
            let file = row.number(1)
            let archive = archives[file]
            folders[Int(row.number(0))] =
                archive == nil ? loose[Int(file)] : names.index(of: row.text(2), in: archive ?? "")
        }
        paths = names.paths
    }

    /// The pictures whose folder passes a test; the folder's path is folded.
    func pictures(where test: (String) -> Bool) -> IdSet {
        let isWanted = paths.map(test)
        var set = IdSet(below: folders.count)
        for (id, folder) in folders.enumerated() where folder >= 0 && isWanted[Int(folder)] { set.insert(Int64(id)) }
        return set
    }

    /// The folder of a picture; nil if there is no such picture.
    func path(ofPicture id: Int64) -> String? {
        guard folders.indices.contains(Int(id)), folders[Int(id)] >= 0 else { return nil }
        return paths[Int(folders[Int(id)])]
    }

    /// A test for the folders that lie in what a pattern names, at any depth.
    static func insideTest(_ pattern: TextPattern) -> (String) -> Bool {
        var wanted = Folding.fold(pattern.text).joiningArchives
        if wanted.utf8.count > 1, wanted.hasSuffix("/") { wanted.removeLast() }
        guard case .glob = pattern else {
            guard wanted.hasPrefix("/") else { return { ($0 + "/").containsBytes(of: wanted) } }
            return { ($0 + "/").utf8.starts(with: (wanted == "/" ? wanted : wanted + "/").utf8) }
        }
        let glob = Glob(wanted)
        if !wanted.utf8.contains(UInt8(ascii: "/")) {
            return { $0.split(separator: "/").contains { glob.matches($0) } }
        }
        let below = Glob((wanted.hasPrefix("/") ? wanted : "*/" + wanted) + "/*")
        return { below.matches($0 + "/") }
    }
}

/// Numbers folders as they are met.
private struct FolderNames {
    private(set) var paths: [String] = []
    private var known: [String: Int32] = [:]
    private var last: (base: String, folder: [UInt8], index: Int32)?

    /// The number of the folder of a file, given by its path in a base.
    mutating func index(of path: UnsafeBufferPointer<UInt8>, in base: String) -> Int32 {
        var folder = path[..<(path.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
        // In an archive, what stands before `!/` is an archive too.
        if !base.isEmpty, folder.last == UInt8(ascii: "!") { folder.removeLast() }
        // Files of one folder mostly follow each other.
        if let last, last.folder.count == folder.count, last.folder.elementsEqual(folder), last.base == base {
            return last.index
        }
        let joined = base + String(decoding: folder, as: UTF8.self)
        var name = Folding.fold(joined).joiningArchives
        if name.hasSuffix("/") { name.removeLast() }
        let index = known[name] ?? Int32(paths.count)
        if index == paths.count {
            paths.append(name)
            known[name] = index
        }
        last = (base, Array(folder), index)
        return index
    }
}

extension String {
    /// Archives written as folders: `pack.zip!/ui` becomes `pack.zip/ui`.
    var joiningArchives: String {
        guard containsBytes(of: archiveSeparator) else { return self }
        var bytes: [UInt8] = []
        for byte in utf8 {
            if byte == UInt8(ascii: "/"), bytes.last == UInt8(ascii: "!") { bytes.removeLast() }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
