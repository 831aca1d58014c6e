internal import GRDB

/// For each picture id: the content that it shows and the file that it is in.
struct PictureColumns: Sendable {
    /// By picture id; 0: not known yet.
    private(set) var contents: [Int32] = []
    /// By picture id; 0: no such picture.
    private(set) var files: [Int32] = []
    /// All pictures.
    private(set) var all = IdSet()

    init(_ db: Database) throws {
        let count = try (Int.fetchOne(db, sql: "SELECT max(id) FROM picture") ?? 0) + 1
        contents = Array(repeating: 0, count: count)
        files = contents
        all = IdSet(below: count)
        try db.forEachRow("SELECT id, contentId, fileId FROM picture") { row in
            let id = row.number(0)
            contents[Int(id)] = Int32(truncatingIfNeeded: row.number(1))
            files[Int(id)] = Int32(truncatingIfNeeded: row.number(2))
            all.insert(id)
        }
    }

    /// The pictures that show one of these contents.
    func pictures(contents set: IdSet) -> IdSet { Self.rows(of: contents, in: set) }

    /// The pictures in one of these files.
    func pictures(files set: IdSet) -> IdSet { Self.rows(of: files, in: set) }

    /// The contents of these pictures.
    func contents(of pictures: IdSet) -> IdSet {
        var set = IdSet(below: contents.count)
        pictures.forEach { if contents[Int($0)] > 0 { set.insert(Int64(contents[Int($0)])) } }
        return set
    }

    /// The pictures whose content is shown by another picture too.
    var duplicates: IdSet {
        var once = IdSet(below: contents.count)
        var twice = once
        for content in contents where content > 0 {
            if once.contains(Int64(content)) { twice.insert(Int64(content)) } else { once.insert(Int64(content)) }
        }
        return pictures(contents: twice)
    }

    private static func rows(of column: [Int32], in set: IdSet) -> IdSet {
        var rows = IdSet(below: column.count)
        for (id, value) in column.enumerated() where value > 0 && set.contains(Int64(value)) { rows.insert(Int64(id)) }
        return rows
    }
}
