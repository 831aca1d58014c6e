internal import Foundation
internal import GRDB

extension Store {
    /// Contents that these models have not read yet, the most recently added first, at most `limit`; only those before a
    /// given one.
    package func contentsWithoutText(model: String, before id: Int64?, limit: Int) async throws -> [TextLack] {
        try await database.read { db in
            let places = try db.cachedStatement(
                sql: """
                    SELECT file.id, file.path, file.isArchive FROM picture JOIN file ON file.id = picture.fileId
                        JOIN source ON source.id = file.sourceId
                    WHERE picture.contentId = ? AND source.isOnline = 1 ORDER BY file.isArchive, picture.id LIMIT 1
                    """)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT id, hash FROM content WHERE id < ?
                        AND NOT EXISTS (SELECT 1 FROM contentText WHERE model = ? AND contentId = content.id)
                    ORDER BY id DESC LIMIT ?
                    """, arguments: [id ?? .max, model, limit]
            ).map { row in
                let id: Int64 = row[0]
                let place = try Row.fetchOne(places, arguments: [id]).map {
                    TextLack.Place(fileId: $0[0], file: $0[1], isArchive: $0[2])
                }
                return TextLack(contentId: id, hash: Array(row[1] as Data), place: place)
            }
        }
    }

    /// How many contents are there to be read.
    package func textLackCount(model: String) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM content
                    WHERE NOT EXISTS (SELECT 1 FROM contentText WHERE model = ? AND contentId = content.id)
                        AND EXISTS (
                            SELECT 1 FROM picture JOIN file ON file.id = picture.fileId
                                JOIN source ON source.id = file.sourceId
                            WHERE picture.contentId = content.id AND source.isOnline = 1)
                    """, arguments: [model]) ?? 0
        }
    }

    /// The entries of an archive whose contents were not read yet, and the hashes of those.
    package func entriesWithoutText(
        ofFile id: Int64, model: String
    ) async throws -> [PathKey: (contentId: Int64, hash: [UInt8])] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT entry, contentId, hash FROM picture JOIN content ON content.id = contentId WHERE fileId = ?
                        AND NOT EXISTS (
                            SELECT 1 FROM contentText WHERE model = ? AND contentText.contentId = picture.contentId)
                    """, arguments: [id, model])
            return Dictionary(
                rows.map { (PathKey($0[0]), ($0[1], Array($0[2] as Data))) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Gives contents their texts, in one transaction, and makes their pictures findable by them.
    package func save(_ texts: [(contentId: Int64, text: StoredText)]) async throws {
        guard !texts.isEmpty else { return }
        try await database.write { db in
            for (id, text) in texts { try Self.insert(text, ofContent: id, db) }
            try db.execute(
                sql: "UPDATE counter SET value = value + ? WHERE name = 'texts'", arguments: [texts.count])
        }
    }

    private static func insert(_ text: StoredText, ofContent id: Int64, _ db: Database) throws {
        // Line breaks separate lines, so there are none in them.
        let lines = text.lines.map { line in
            let isOneLine = !line.text.contains(where: \.isNewline)
            let words = isOneLine ? line.text : line.text.split(whereSeparator: \.isNewline).joined(separator: " ")
            return StoredTextLine(text: words, box: line.box, confidence: line.confidence)
        }
        let whole = lines.map(\.text).joined(separator: "\n")
        // A content that is gone by now needs none.
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO contentText (contentId, model, text, lines, problem)
                SELECT id, ?, ?, ?, ? FROM content WHERE id = ?
                """
        ).execute(arguments: [
            text.model, whole, String(decoding: try JSONEncoder().encode(lines), as: UTF8.self), text.problem, id,
        ])
        try TextWords(db: db).add(wordsOf: whole)
        try refreshWords(ofContent: id, db)
    }

    /// What was read in a content; nil if it was not tried yet.
    package func text(ofContent id: Int64) async throws -> StoredText? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT model, lines, problem FROM contentText WHERE contentId = ?", arguments: [id]
            ).map { row in
                StoredText(
                    model: row[0],
                    lines: try JSONDecoder().decode([StoredTextLine].self, from: Data((row[1] as String).utf8)),
                    problem: row[2])
            }
        }
    }
}
