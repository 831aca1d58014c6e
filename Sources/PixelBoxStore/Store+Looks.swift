internal import Foundation
internal import GRDB

/// Where the looks stand: a cache that was filled at the same epoch lacks only the looks after its last row.
package struct LookState: Sendable, Equatable {
    /// How many looks were deleted since the library was made.
    package let epoch: Int64
    /// The last row that was ever given to a look; 0 if there was none.
    package let lastId: Int64
}

/// Looks of one model in the order of their rows.
package struct LookRows: Sendable {
    package var lastId: Int64 = 0
    package var contentIds: [Int64] = []
    /// `contentIds.count` times the model's dimensions.
    package var vectors: [Int8] = []

    package init() {}
}

extension Store {
    /// The row of a model, made if there is none.
    package func modelId(name: String, dimensions: Int) async throws -> Int64 {
        if let id = try await database.read({ db in
            try Int64.fetchOne(db, sql: "SELECT id FROM model WHERE name = ?", arguments: [name])
        }) {
            return id
        }
        return try await database.write { db in
            try db.execute(
                sql: "INSERT INTO model (name, dimensions) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                arguments: [name, dimensions])
            return try Int64.fetchOne(db, sql: "SELECT id FROM model WHERE name = ?", arguments: [name]) ?? 0
        }
    }

    /// Where the looks of all models stand.
    package func lookState() async throws -> LookState {
        try await database.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT (SELECT value FROM counter WHERE name = 'lookEpoch'),
                        (SELECT seq FROM sqlite_sequence WHERE name = 'look')
                    """)
            return LookState(epoch: row?[0] ?? 0, lastId: row?[1] ?? 0)
        }
    }

    /// The looks after a row, at most `limit`.
    package func looks(model id: Int64, after row: Int64, limit: Int) async throws -> LookRows {
        try await database.read { db in
            var looks = LookRows()
            looks.lastId = row
            let rows = try Row.fetchCursor(
                db, sql: "SELECT id, contentId, vector FROM look WHERE modelId = ? AND id > ? ORDER BY id LIMIT ?",
                arguments: [id, row, limit])
            while let row = try rows.next() {
                looks.lastId = row[0]
                looks.contentIds.append(row[1])
                try row.withUnsafeData(atIndex: 2) { data in
                    looks.vectors.append(contentsOf: (data ?? Data()).map { Int8(bitPattern: $0) })
                }
            }
            return looks
        }
    }

    /// Contents that have no look of a model yet, after a given one, at most `limit`.
    package func contentsWithoutLook(model id: Int64, after contentId: Int64, limit: Int) async throws -> [Int64] {
        try await database.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT id FROM content WHERE id > ?
                        AND NOT EXISTS (SELECT 1 FROM look WHERE contentId = content.id AND modelId = ?)
                    ORDER BY id LIMIT ?
                    """, arguments: [contentId, id, limit])
        }
    }

    /// Gives contents their looks and the model's tags, in one transaction.
    package func save(
        _ looks: [(contentId: Int64, look: StoredLook, tags: [(name: String, confidence: Double)])]
    ) async throws {
        try await database.write { db in
            for (contentId, look, tags) in looks {
                try Self.insert(look, ofContent: contentId, db)
                for tag in tags {
                    try Self.setTag(tag.name, origin: .model, confidence: tag.confidence, ofContent: contentId, db)
                }
                try Self.refreshWords(ofContent: contentId, db)
            }
        }
    }

    /// The look of one content.
    package func look(ofContent contentId: Int64, model id: Int64) async throws -> [Int8]? {
        try await database.read { db in
            try Data.fetchOne(
                db, sql: "SELECT vector FROM look WHERE contentId = ? AND modelId = ?", arguments: [contentId, id]
            )?.map { Int8(bitPattern: $0) }
        }
    }

    static func insert(_ look: StoredLook, ofContent id: Int64, _ db: Database) throws {
        let bytes = look.vector.withUnsafeBytes { Data($0) }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO look (modelId, contentId, vector) VALUES (?, ?, ?)")
            .execute(arguments: [look.modelId, id, bytes])
    }
}
