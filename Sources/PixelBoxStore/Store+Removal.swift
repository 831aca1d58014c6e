internal import Foundation
internal import GRDB

/// What the user gave to a content: tags, and a rating.
package struct UserMarks: Sendable, Equatable {
    package var tags: [String]
    /// 1 to 5.
    package var rating: Int?

    package init(tags: [String], rating: Int?) {
        self.tags = tags
        self.rating = rating
    }
}

extension Store {
    /// What the user gave to the content with a hash; nil if the library does not have it.
    package func userMarks(ofHash hash: [UInt8]) async throws -> UserMarks? {
        try await database.read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT id, rating FROM content WHERE hash = ?", arguments: [Data(hash)])
            else { return nil }
            let tags = try String.fetchAll(
                db,
                sql: """
                    SELECT tag.name FROM contentTag JOIN tag ON tag.id = tagId WHERE contentId = ? AND origin = 'user'
                    ORDER BY tag.name
                    """, arguments: [row[0] as Int64])
            return UserMarks(tags: tags, rating: row[1])
        }
    }

    /// Gives tags, and a rating if there is none, to the content with a hash.
    package func add(_ marks: UserMarks, toHash hash: [UInt8]) async throws {
        try await database.write { db in
            guard let id = try Self.contentId(hash, db) else { return }
            for tag in marks.tags { try Self.setTag(tag, origin: .user, confidence: 1, ofContent: id, db) }
            try db.execute(
                sql: "UPDATE content SET rating = coalesce(rating, ?) WHERE id = ?", arguments: [marks.rating, id])
            try Self.refreshWords(ofContent: id, db)
        }
    }

    /// Takes back what `add` gave, as far as it is still so.
    package func takeBack(_ marks: UserMarks, fromHash hash: [UInt8]) async throws {
        try await database.write { db in
            guard let id = try Self.contentId(hash, db) else { return }
            for tag in marks.tags {
                try db.execute(
                    sql: """
                        DELETE FROM contentTag WHERE contentId = ? AND origin = 'user'
                            AND tagId = (SELECT id FROM tag WHERE name = ?)
                        """, arguments: [id, tag])
            }
            if let rating = marks.rating {
                try db.execute(
                    sql: "UPDATE content SET rating = NULL WHERE id = ? AND rating = ?", arguments: [id, rating])
            }
            try Self.refreshWords(ofContent: id, db)
        }
    }

    /// Forgets loose files that were taken away; their contents, tags and ratings stay until the next update.
    package func forget(files paths: [String]) async throws {
        try await database.write { db in
            let statement = try db.cachedStatement(sql: "SELECT id FROM file WHERE path = ?")
            let ids = try paths.compactMap { try Int64.fetchOne(statement, arguments: [$0]) }
            try Self.removeFiles(ids, db)
        }
    }

    private static func contentId(_ hash: [UInt8], _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM content WHERE hash = ?"), arguments: [Data(hash)])
    }
}
