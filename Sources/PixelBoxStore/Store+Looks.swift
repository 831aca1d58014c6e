internal import Foundation
internal import GRDB

/// Where the looks of a model stand: a cache that was filled at the same epoch lacks only the looks after its last id.
package struct LookState: Sendable, Equatable {
    /// Grows whenever a look is deleted.
    package let epoch: Int64
    /// The last look's row; 0 if there is none.
    package let lastId: Int64
    package let count: Int
}

/// Looks of one model in the order of their rows.
package struct LookRows: Sendable {
    package var lastId: Int64 = 0
    package var contentIds: [Int64] = []
    /// `contentIds.count` times the model's dimensions.
    package var vectors: [Int8] = []
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

    /// What the library holds of a model's looks.
    package func lookState(model id: Int64) async throws -> LookState {
        try await database.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT (SELECT value FROM counter WHERE name = 'lookEpoch'), coalesce(max(id), 0), count(*)
                    FROM look WHERE modelId = ?
                    """, arguments: [id])
            return LookState(epoch: row?[0] ?? 0, lastId: row?[1] ?? 0, count: row?[2] ?? 0)
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
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO look (modelId, contentId, vector) VALUES (?, ?, ?)")
            .execute(arguments: [look.modelId, id, bytes])
    }
}
