internal import GRDB

/// For each picture id: the folder that it lies in; archives count as folders.
struct PictureFolders: Sendable {
    /// Folded full paths, "/" between all parts: `/home/anna/pack.zip/ui`.
    private(set) var paths: [String] = []
    /// By picture id: index in `paths`.
    private var folders: [Int32] = []

    init(_ db: Database) throws {
        folders = Array(repeating: -1, count: try (Int.fetchOne(db, sql: "SELECT max(id) FROM picture") ?? 0) + 1)
        var known: [String: Int32] = [:]
        var last: (raw: String, index: Int32)?
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT picture.id, CASE WHEN entry = '' THEN file.path ELSE file.path || '!/' || entry END
                FROM picture JOIN file ON file.id = picture.fileId
                """)
        while let row = try rows.next() {
            let path: String = row[1]
            let raw = path.droppingLastPathComponent
            // Pictures of one folder mostly follow each other.
            if last?.raw != raw {
                let folder = Folding.fold(raw).joiningArchives
                let index = known[folder] ?? Int32(paths.count)
                if index == paths.count {
                    paths.append(folder)
                    known[folder] = index
                }
                last = (raw, index)
            }
            folders[row[0]] = last?.index ?? -1
        }
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

extension String {
    fileprivate var droppingLastPathComponent: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(self[..<slash])
    }

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
