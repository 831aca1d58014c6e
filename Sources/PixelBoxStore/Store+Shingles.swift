internal import GRDB

/// The shingles by which contents are looked up, in rising order of the hashes.
package struct ShingleRows: Sendable {
    package var hashes: [UInt32] = []
    package var contentIds: [Int64] = []

    package init() {}
}

extension Store {
    /// The contents that have most of some shingles, best first. Blocks: for worker threads.
    package func contents(sharing shingles: [UInt32], limit: Int) throws -> [Int64] {
        guard !shingles.isEmpty else { return [] }
        return try database.read { db in
            let places = databaseQuestionMarks(count: shingles.count)
            return try Int64.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT contentId FROM shingle WHERE hash IN (\(places))
                        GROUP BY contentId ORDER BY count(*) DESC, contentId LIMIT ?
                        """), arguments: StatementArguments(shingles.map(Int64.init) + [Int64(limit)]))
        }
    }

    /// All shingles by which contents are looked up.
    package func shingleRows() async throws -> ShingleRows {
        try await database.read { db in
            var rows = ShingleRows()
            try db.forEachRow("SELECT hash, contentId FROM shingle ORDER BY hash, contentId") { row in
                rows.hashes.append(UInt32(truncatingIfNeeded: row.number(0)))
                rows.contentIds.append(row.number(1))
            }
            return rows
        }
    }

    static func insert(shingles: [UInt32], ofContent id: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "INSERT OR IGNORE INTO shingle (hash, contentId) VALUES (?, ?)")
        for hash in shingles { try statement.execute(arguments: [Int64(hash), id]) }
    }

    /// Forgets the shingles of contents that are gone.
    static func pruneShingles(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM shingle WHERE contentId NOT IN (SELECT id FROM content)")
    }
}
