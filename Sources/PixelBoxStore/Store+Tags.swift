internal import Foundation
internal import GRDB

/// Who gave a tag.
package enum TagOrigin: String, Sendable {
    /// The user, in PixelBox.
    case user
    /// The picture's own keywords (XMP, IPTC).
    case file
    /// A model's guess.
    case model
}

/// A tag on a content.
package struct PictureTag: Sendable, Equatable {
    package let name: String
    package let origin: TagOrigin
    /// From 0 to 1; 1 unless a model guessed.
    package let confidence: Double
}

extension Store {
    /// Tags contents as the user; the tags survive whatever happens to the files.
    package func addTags(_ names: [String], toContents ids: [Int64]) async throws {
        try await database.write { db in
            for id in ids {
                for name in names { try Self.setTag(name, origin: .user, confidence: 1, ofContent: id, db) }
                try Self.refreshWords(ofContent: id, db)
            }
        }
    }

    /// Takes tags off contents, whoever gave them.
    /// - Returns: how many tags were taken off.
    package func removeTags(_ names: [String], fromContents ids: [Int64]) async throws -> Int {
        try await database.write { db in
            var count = 0
            for id in ids {
                for name in names {
                    try db.execute(
                        sql: """
                            DELETE FROM contentTag WHERE contentId = ? AND tagId = (SELECT id FROM tag WHERE name = ?)
                            """, arguments: [id, name])
                    count += db.changesCount
                }
                try Self.refreshWords(ofContent: id, db)
            }
            return count
        }
    }

    /// Rates contents from 1 to 5 stars; nil takes the rating off.
    package func rate(contents ids: [Int64], stars: Int?) async throws {
        try await database.write { db in
            for id in ids {
                try db.execute(sql: "UPDATE content SET rating = ? WHERE id = ?", arguments: [stars, id])
            }
        }
    }

    /// The tags of a content: the user's first, then the file's, then guesses by confidence.
    package func tags(ofContent id: Int64) async throws -> [PictureTag] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT tag.name, origin, confidence FROM contentTag JOIN tag ON tag.id = tagId WHERE contentId = ?
                    ORDER BY CASE origin WHEN 'user' THEN 0 WHEN 'file' THEN 1 ELSE 2 END, confidence DESC, tag.name
                    """, arguments: [id]
            ).map { PictureTag(name: $0[0], origin: TagOrigin(rawValue: $0[1]) ?? .user, confidence: $0[2]) }
        }
    }

    static func setTag(
        _ name: String, origin: TagOrigin, confidence: Double, ofContent id: Int64, _ db: Database
    ) throws {
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { return }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO tag (name) VALUES (?)").execute(arguments: [name])
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO contentTag (contentId, tagId, origin, confidence)
                VALUES (?, (SELECT id FROM tag WHERE name = ?), ?, ?)
                """
        ).execute(arguments: [id, name, origin.rawValue, confidence])
    }
}
