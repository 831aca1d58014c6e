internal import Foundation
internal import GRDB

/// The sketches of many fingerprints, in rising order of their contents.
package struct SketchRows: Sendable {
    package var contentIds: [Int64] = []
    /// One behind the other, all of the same length.
    package var values: [Int8] = []

    package init() {}
}

extension Store {
    /// The sketches of all contents that have one of this length.
    package func sketchRows(length: Int) async throws -> SketchRows {
        try await database.read { db in
            var rows = SketchRows()
            try db.forEachRow("SELECT contentId, bytes FROM sketch ORDER BY contentId") { row in
                let bytes = row.blob(1)
                guard bytes.count == length else { return }
                rows.contentIds.append(row.number(0))
                rows.values.append(contentsOf: bytes.bindMemory(to: Int8.self))
            }
            return rows
        }
    }

    static func insert(sketch: [Int8], ofContent id: Int64, _ db: Database) throws {
        // A content that is gone by now needs none.
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO sketch (contentId, bytes) SELECT id, ? FROM content WHERE id = ?"
        ).execute(arguments: [Data(sketch.map { UInt8(bitPattern: $0) }), id])
    }
}
