internal import Foundation
internal import GRDB

/// The kinds of vectors that contents have; each has a table of its own.
package enum VectorTable: String, Sendable {
    /// What a picture looks like.
    case look
    /// What it shows, in a space shared with words.
    case show
}

/// Where the vectors of a kind stand: a cache that was filled at the same epoch lacks only those after its last row.
package struct VectorState: Sendable, Equatable {
    /// How many vectors were deleted since the library was made.
    package let epoch: Int64
    /// The last row that was ever given to a vector; 0 if there was none.
    package let lastId: Int64
}

/// Vectors of one model in the order of their rows.
package struct VectorRows: Sendable {
    package var lastId: Int64 = 0
    package var contentIds: [Int64] = []
    /// `contentIds.count` times the model's dimensions.
    package var vectors: [Int8] = []

    package init() {}
}

extension Store {
    /// The row of a model, made if there is none.
    package func modelId(name: String, dimensions: Int) async throws -> Int64 {
        if let id = try await knownModelId(name: name) { return id }
        return try await database.write { db in
            try db.execute(
                sql: "INSERT INTO model (name, dimensions) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                arguments: [name, dimensions])
            return try Int64.fetchOne(db, sql: "SELECT id FROM model WHERE name = ?", arguments: [name]) ?? 0
        }
    }

    /// The row of a model; nil if the library never had vectors of it.
    package func knownModelId(name: String) async throws -> Int64? {
        try await database.read { db in
            try Int64.fetchOne(db, sql: "SELECT id FROM model WHERE name = ?", arguments: [name])
        }
    }

    /// Where the vectors of a kind stand, whatever their models.
    package func vectorState(_ table: VectorTable) async throws -> VectorState {
        try await database.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT (SELECT value FROM counter WHERE name = ?), (SELECT seq FROM sqlite_sequence WHERE name = ?)
                    """, arguments: ["\(table.rawValue)Epoch", table.rawValue])
            return VectorState(epoch: row?[0] ?? 0, lastId: row?[1] ?? 0)
        }
    }

    /// The vectors after a row, at most `limit`; those of another length do not count.
    package func vectors(
        _ table: VectorTable, model id: Int64, dimensions: Int, after row: Int64, limit: Int
    ) async throws -> VectorRows {
        try await database.read { db in
            var found = VectorRows()
            found.lastId = row
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT id, contentId, vector FROM \(table.rawValue)
                    WHERE modelId = ? AND id > ? AND length(vector) = ? ORDER BY id LIMIT ?
                    """, arguments: [id, row, dimensions, limit])
            while let row = try rows.next() {
                found.lastId = row[0]
                found.contentIds.append(row[1])
                try row.withUnsafeData(atIndex: 2) { data in
                    found.vectors.append(contentsOf: (data ?? Data()).map { Int8(bitPattern: $0) })
                }
            }
            return found
        }
    }

    /// Contents that have no vector of a model yet, after a given one, at most `limit`.
    package func contentsWithout(
        _ table: VectorTable, model id: Int64, after contentId: Int64, limit: Int
    ) async throws -> [Int64] {
        try await database.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT id FROM content WHERE id > ?
                        AND NOT EXISTS (
                            SELECT 1 FROM \(table.rawValue) WHERE contentId = content.id AND modelId = ?)
                    ORDER BY id LIMIT ?
                    """, arguments: [contentId, id, limit])
        }
    }

    /// How many contents have no vector of a model yet.
    package func countWithout(_ table: VectorTable, model id: Int64) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM content
                    WHERE NOT EXISTS (SELECT 1 FROM \(table.rawValue) WHERE contentId = content.id AND modelId = ?)
                    """, arguments: [id]) ?? 0
        }
    }

    /// The vector of one content.
    package func vector(_ table: VectorTable, ofContent contentId: Int64, model id: Int64) async throws -> [Int8]? {
        try await database.read { db in
            try Data.fetchOne(
                db, sql: "SELECT vector FROM \(table.rawValue) WHERE contentId = ? AND modelId = ?",
                arguments: [contentId, id]
            )?.map { Int8(bitPattern: $0) }
        }
    }

    /// How many contents that some picture shows have a vector of a model.
    package func vectorCount(_ table: VectorTable, model id: Int64) async throws -> Int {
        try await database.read { db in try Self.vectorCount(table, model: id, db) }
    }

    static func vectorCount(_ table: VectorTable, model id: Int64?, _ db: Database) throws -> Int {
        let name = table.rawValue
        return try Int.fetchOne(
            db,
            sql: """
                SELECT count(DISTINCT \(name).contentId) FROM \(name)
                JOIN picture ON picture.contentId = \(name).contentId WHERE modelId = ?
                """, arguments: [id]) ?? 0
    }

    /// Forgets all vectors of a model.
    package func removeVectors(_ table: VectorTable, model id: Int64) async throws {
        try await database.write { db in
            try db.execute(sql: "DELETE FROM \(table.rawValue) WHERE modelId = ?", arguments: [id])
        }
    }

    static func insert(_ look: StoredLook, into table: VectorTable, ofContent id: Int64, _ db: Database) throws {
        let bytes = look.vector.withUnsafeBytes { Data($0) }
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO \(table.rawValue) (modelId, contentId, vector) VALUES (?, ?, ?)"
        ).execute(arguments: [look.modelId, id, bytes])
    }
}
