internal import Foundation
internal import GRDB

/// A fingerprint as the library keeps it.
package struct StoredFingerprint: Sendable, Equatable {
    /// Of the way to make it.
    package let version: Int
    /// To look candidates up by.
    package let hash: UInt64
    /// To look recoloured pictures up by; nil for pictures with many colours.
    package let structureHash: UInt64?
    /// To look up what was cut out of the picture.
    package let shingles: [UInt32]
    /// To look up by what the picture looks like from far away.
    package let sketch: [Int8]
    package let bytes: [UInt8]

    package init(
        version: Int, hash: UInt64, structureHash: UInt64?, shingles: [UInt32], sketch: [Int8], bytes: [UInt8]
    ) {
        self.version = version
        self.hash = hash
        self.structureHash = structureHash
        self.shingles = shingles
        self.sketch = sketch
        self.bytes = bytes
    }
}

/// The hashes of many fingerprints, in the order of their contents.
package struct HashRows: Sendable {
    package var contentIds: [Int64] = []
    package var hashes: [UInt64] = []
    /// 0 where there is none.
    package var structureHashes: [UInt64] = []

    package init() {}
}

extension Store {
    /// The hashes of all fingerprints of a version.
    package func fingerprintHashes(version: Int) async throws -> HashRows {
        try await database.read { db in
            var rows = HashRows()
            try db.forEachRow(
                "SELECT contentId, hash, structureHash FROM fingerprint WHERE version = ? ORDER BY contentId", [version]
            ) { row in
                rows.contentIds.append(row.number(0))
                rows.hashes.append(UInt64(bitPattern: row.number(1)))
                rows.structureHashes.append(UInt64(bitPattern: row.number(2)))
            }
            return rows
        }
    }

    /// The bytes of fingerprints by content, without contents that no picture shows any more.
    /// Blocks: for worker threads.
    package func fingerprints(ofContents ids: some Sequence<Int64>, version: Int) throws -> [Int64: [UInt8]] {
        try database.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT bytes FROM fingerprint WHERE contentId = ? AND version = ?
                        AND EXISTS (SELECT 1 FROM picture WHERE picture.contentId = fingerprint.contentId)
                    """)
            var found: [Int64: [UInt8]] = [:]
            for id in ids {
                guard let bytes = try Data.fetchOne(statement, arguments: [id, version]) else { continue }
                found[id] = [UInt8](bytes)
            }
            return found
        }
    }

    /// Contents that have no fingerprint of a version yet, after a given one, at most `limit`.
    package func contentsWithoutFingerprint(version: Int, after id: Int64, limit: Int) async throws -> [FingerprintLack]
    {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, width, height, bytes FROM content LEFT JOIN fingerprint ON contentId = id
                    WHERE id > ? AND version IS NOT ? ORDER BY id LIMIT ?
                    """, arguments: [id, version, limit]
            ).map { row in
                let older: Data? = row[3]
                return FingerprintLack(
                    contentId: row[0], width: row[1], height: row[2], older: older.map { [UInt8]($0) })
            }
        }
    }

    /// How many contents have no fingerprint of this version.
    package func fingerprintLackCount(version: Int) async throws -> Int {
        try await database.read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM content
                    WHERE NOT EXISTS (SELECT 1 FROM fingerprint WHERE contentId = content.id AND version = ?)
                    """, arguments: [version]) ?? 0
        }
    }

    /// Gives contents their fingerprints, in one transaction.
    package func save(_ fingerprints: [(contentId: Int64, fingerprint: StoredFingerprint)]) async throws {
        try await database.write { db in
            for (contentId, fingerprint) in fingerprints { try Self.insert(fingerprint, ofContent: contentId, db) }
        }
    }

    static func insert(_ fingerprint: StoredFingerprint, ofContent id: Int64, _ db: Database) throws {
        // A content that is gone by now needs none.
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO fingerprint (contentId, version, hash, structureHash, bytes)
                SELECT id, ?, ?, ?, ? FROM content WHERE id = ?
                """
        ).execute(arguments: [
            fingerprint.version, Int64(bitPattern: fingerprint.hash),
            fingerprint.structureHash.map { Int64(bitPattern: $0) }, Data(fingerprint.bytes), id,
        ])
        try insert(shingles: fingerprint.shingles, ofContent: id, db)
        try insert(sketch: fingerprint.sketch, ofContent: id, db)
    }
}

/// A content whose fingerprint is to be made.
package struct FingerprintLack: Sendable, Equatable {
    package let contentId: Int64
    /// Full size.
    package let width: Int
    package let height: Int
    /// The bytes of the fingerprint that it has, of another version.
    package let older: [UInt8]?
}
