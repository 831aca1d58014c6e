internal import Foundation
internal import GRDB

/// Where a content is, and how large it is there.
package struct OwnedPicture: Sendable, Equatable {
    package let id: Int64
    package let contentId: Int64
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    package let path: String
    package let width: Int
    package let height: Int
    /// Bytes.
    package let size: Int64
    package let isOnline: Bool
}

extension Store {
    /// The content with a hash, if some picture of the library shows it. Blocks: for worker threads.
    package func ownedContentId(hash: [UInt8]) throws -> Int64? {
        try database.read { db in
            try Int64.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT id FROM content WHERE hash = ?
                            AND EXISTS (SELECT 1 FROM picture WHERE contentId = content.id)
                        """), arguments: [Data(hash)])
        }
    }

    /// The pictures that show a content, loose files first, at most `limit`. Blocks: for worker threads.
    package func owned(content id: Int64, limit: Int) throws -> [OwnedPicture] {
        try database.read { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT picture.id, contentId, file.path, entry, width, height, picture.size, isOnline
                        FROM picture JOIN file ON file.id = fileId JOIN source ON source.id = sourceId
                        JOIN content ON content.id = contentId
                        WHERE contentId = ? ORDER BY isOnline DESC, entry <> '', file.path, entry LIMIT ?
                        """), arguments: [id, limit]
            ).map { row in
                let file: String = row[2]
                let entry: String = row[3]
                return OwnedPicture(
                    id: row[0], contentId: row[1], path: entry.isEmpty ? file : file + archiveSeparator + entry,
                    width: row[4], height: row[5], size: row[6], isOnline: row[7])
            }
        }
    }
}
