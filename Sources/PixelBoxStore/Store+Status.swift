internal import GRDB

/// What a library holds and how far reading it has come.
package struct StoreCounts: Sendable, Equatable {
    package var files = 0
    package var archives = 0
    package var pictures = 0
    /// Pictures inside archives.
    package var archived = 0
    /// Distinct contents.
    package var contents = 0
    /// Pictures whose content is known.
    package var read = 0
    /// Files that wait to be read.
    package var unread = 0
    /// Contents with a look.
    package var looks = 0
    /// Contents whose text was read, those without text included.
    package var texts = 0
    package var unreadable = 0
    package var damaged = 0
    /// Bytes of all files.
    package var bytes: Int64 = 0
    package var userTags = 0
}

/// Something that was skipped, or read only in part, and why.
package struct SkippedRow: Sendable, Equatable {
    package let path: String
    package let reason: String
    /// Whether it was read in part.
    package let isPartial: Bool
}

extension Store {
    /// Counts over the whole library; `model` is the row of the look model in use, `textModel` the name of what reads text.
    package func counts(model: Int64?, textModel: String) async throws -> StoreCounts {
        try await database.read { db in
            func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
                try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0
            }
            var counts = StoreCounts()
            let files = try Row.fetchOne(
                db, sql: "SELECT count(*), total(isArchive), total(isRead = 0), total(size) FROM file")
            counts.files = files?[0] ?? 0
            counts.archives = Int(files?[1] ?? 0.0)
            counts.unread = Int(files?[2] ?? 0.0)
            counts.bytes = Int64(files?[3] ?? 0.0)
            let pictures = try Row.fetchOne(
                db, sql: "SELECT count(*), total(entry <> ''), count(contentId), count(problem) FROM picture")
            counts.pictures = pictures?[0] ?? 0
            counts.archived = Int(pictures?[1] ?? 0.0)
            counts.read = pictures?[2] ?? 0
            counts.unreadable = pictures?[3] ?? 0
            counts.contents = try count("SELECT count(DISTINCT contentId) FROM picture")
            counts.damaged = try count(
                "SELECT count(*) FROM picture JOIN content ON content.id = contentId WHERE damage IS NOT NULL")
            counts.looks = try Self.vectorCount(.look, model: model, db)
            counts.texts = try count(
                """
                SELECT count(*) FROM contentText WHERE model = ?
                    AND EXISTS (SELECT 1 FROM picture WHERE picture.contentId = contentText.contentId)
                """, [textModel])
            counts.userTags = try count("SELECT count(*) FROM contentTag WHERE origin = 'user'")
            return counts
        }
    }

    /// Pictures by source, and how many of them are read.
    package func pictureCounts() async throws -> [Int64: (pictures: Int, read: Int)] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT sourceId, count(*), count(contentId) FROM picture JOIN file ON file.id = fileId GROUP BY sourceId
                    """)
            return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], (pictures: $0[1], read: $0[2])) })
        }
    }

    /// Everything that was skipped or read only in part, by path.
    package func skipped() async throws -> [SkippedRow] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT path, reason, 0 FROM problem
                    UNION ALL
                    SELECT iif(entry = '', file.path, file.path || '!/' || entry), problem, 0
                    FROM picture JOIN file ON file.id = fileId WHERE problem IS NOT NULL
                    UNION ALL
                    SELECT iif(entry = '', file.path, file.path || '!/' || entry), damage, 1
                    FROM content JOIN picture ON picture.contentId = content.id JOIN file ON file.id = fileId
                    WHERE damage IS NOT NULL
                    ORDER BY 1
                    """
            ).map { SkippedRow(path: $0[0], reason: $0[1], isPartial: $0[2]) }
        }
    }

    /// Notes the folders of a source that a scan could not read, in place of those noted before.
    package func setScanProblems(_ problems: [(path: String, reason: String)], source id: Int64) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM problem WHERE sourceId = ? AND fileId IS NULL", arguments: [id])
            for problem in problems {
                try db.execute(
                    sql: "INSERT INTO problem (sourceId, path, reason) VALUES (?, ?, ?)",
                    arguments: [id, problem.path, problem.reason])
            }
        }
    }

    /// Puts everything that could not be read back into the queue.
    package func retrySkipped() async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    UPDATE file SET isRead = 0 WHERE id IN (SELECT fileId FROM picture WHERE problem IS NOT NULL)
                        OR id IN (SELECT fileId FROM problem)
                    """)
            try db.execute(sql: "DELETE FROM contentText WHERE problem IS NOT NULL")
        }
    }
}
