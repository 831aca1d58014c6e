internal import Foundation
internal import GRDB

extension Store {
    /// The contents that more than one picture shows.
    package func contentsShownTwice() async throws -> [Int64] {
        try await database.read { db in
            var ids: [Int64] = []
            try db.forEachRow(
                """
                SELECT contentId FROM picture WHERE contentId IS NOT NULL GROUP BY contentId HAVING count(*) > 1
                ORDER BY contentId
                """
            ) { ids.append($0.number(0)) }
            return ids
        }
    }

    /// The pictures that show these contents.
    package func copyPictures(ofContents ids: some Sequence<Int64> & Sendable) async throws -> [CopyPicture] {
        try await database.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT picture.id, contentId, file.path, entry, picture.size, picture.modified, width, height, format,
                        takenAt IS NOT NULL OR camera IS NOT NULL OR latitude IS NOT NULL, isOnline
                    FROM picture JOIN file ON file.id = fileId JOIN source ON source.id = sourceId
                    JOIN content ON content.id = contentId WHERE contentId = ?
                    """)
            var pictures: [CopyPicture] = []
            for id in ids {
                try Row.fetchAll(statement, arguments: [id]).forEach { row in
                    pictures.append(
                        CopyPicture(
                            id: row[0], contentId: row[1], file: row[2], entry: row[3], size: row[4], modified: row[5],
                            width: row[6], height: row[7], format: row[8], hasExif: row[9], isOnline: row[10]))
                }
            }
            return pictures
        }
    }

    /// Visits the places of each content that was read, one content after the other: the files and archives that hold it.
    /// What was not read yet comes place by place, without a content.
    /// Blocks: for worker threads.
    package func forEachContentPlaces(_ body: (_ contentId: Int64?, _ files: [String]) throws -> Void) throws {
        try database.read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT contentId, file.path FROM picture JOIN file ON file.id = fileId ORDER BY contentId, file.path
                    """)
            var content: Int64?
            var files: [String] = []
            while let row = try rows.next() {
                let next: Int64? = row[0]
                if next == nil || next != content, !files.isEmpty {
                    try body(content, files)
                    files.removeAll(keepingCapacity: true)
                }
                content = next
                files.append(row[1])
            }
            if !files.isEmpty { try body(content, files) }
        }
    }

    /// Remembers for ever that two contents are no duplicates of each other.
    package func addNotDuplicate(_ one: Int64, _ other: Int64) async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO notDuplicate (first, second, addedAt)
                    SELECT min(a.hash, b.hash), max(a.hash, b.hash), unixepoch() FROM content a, content b
                    WHERE a.id = ? AND b.id = ?
                    """, arguments: [one, other])
        }
    }

    /// The pairs of contents in the library of which the user said that they are no duplicates.
    package func notDuplicates() async throws -> [(first: Int64, second: Int64)] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT a.id, b.id FROM notDuplicate JOIN content a ON a.hash = first JOIN content b ON b.hash = second
                    """
            ).map { (first: $0[0], second: $0[1]) }
        }
    }

    /// SHA-256 of the bytes of contents.
    package func hashes(ofContents ids: some Sequence<Int64> & Sendable) async throws -> [Int64: [UInt8]] {
        try await database.read { db in
            let statement = try db.cachedStatement(sql: "SELECT hash FROM content WHERE id = ?")
            var hashes: [Int64: [UInt8]] = [:]
            for id in ids { hashes[id] = try Data.fetchOne(statement, arguments: [id]).map { [UInt8]($0) } }
            return hashes
        }
    }
}
