internal import Foundation
internal import GRDB

/// A folder, archive or single picture that the user added.
package struct Source: Sendable, Equatable, Identifiable {
    /// What the source's path leads to.
    package enum Kind: String, Sendable {
        case folder, archive, picture
    }

    package let id: Int64
    /// Absolute, as path text.
    package let path: String
    package let kind: Kind
    /// False while the path is not there, for example an unplugged drive.
    package let isOnline: Bool
    /// When it was last scanned to the end, in seconds since 1970.
    package let indexedAt: Int64?
}

extension Source {
    init(row: Row) {
        id = row["id"]
        path = row["path"]
        kind = Kind(rawValue: row["kind"]) ?? .folder
        isOnline = row["isOnline"]
        indexedAt = row["indexedAt"]
    }
}

extension Store {
    /// All sources, by path.
    package func sources() async throws -> [Source] {
        try await database.read { db in
            try Source.fetch(db, sql: "SELECT * FROM source ORDER BY path")
        }
    }

    /// Adds a source, unless an existing one holds it already; existing ones that lie inside it become part of it.
    /// - Returns: the source that now holds `path`.
    package func addSource(path: String, kind: Source.Kind) async throws -> Source {
        try await database.write { db in
            let existing = try Source.fetch(db, sql: "SELECT * FROM source")
            if let holder = existing.first(where: { $0.path == path || ($0.kind == .folder && path.isInside($0.path)) })
            {
                return holder
            }
            try db.execute(
                sql: "INSERT INTO source (path, kind, addedAt) VALUES (?, ?, ?)",
                arguments: [path, kind.rawValue, Int64(Date.now.timeIntervalSince1970)])
            let id = db.lastInsertedRowID
            if kind == .folder {
                for inner in existing where inner.path.isInside(path) {
                    try db.execute(sql: "UPDATE file SET sourceId = ? WHERE sourceId = ?", arguments: [id, inner.id])
                    try db.execute(
                        sql: "UPDATE problem SET sourceId = ? WHERE sourceId = ?", arguments: [id, inner.id])
                    try db.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [inner.id])
                }
            }
            return Source(id: id, path: path, kind: kind, isOnline: true, indexedAt: nil)
        }
    }

    /// Notes whether a source can be reached now; its pictures stay searchable either way.
    package func setOnline(_ isOnline: Bool, source id: Int64) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE source SET isOnline = ? WHERE id = ? AND isOnline <> ?",
                arguments: [isOnline, id, isOnline])
        }
    }

    /// Notes that a source was scanned to its end just now.
    package func markIndexed(source id: Int64) async throws {
        try await database.write { db in
            try db.execute(
                sql: "UPDATE source SET indexedAt = ? WHERE id = ?",
                arguments: [Int64(Date.now.timeIntervalSince1970), id])
        }
    }

    /// Forgets a source with its files and pictures. Tags and ratings stay with their contents.
    /// - Returns: how many pictures were forgotten.
    package func removeSource(_ id: Int64) async throws -> Int {
        try await database.write { db in
            let files = try Int64.fetchAll(db, sql: "SELECT id FROM file WHERE sourceId = ?", arguments: [id])
            let count = try Self.removeFiles(files, db)
            try db.execute(sql: "DELETE FROM source WHERE id = ?", arguments: [id])
            return count
        }
    }
}

extension Source {
    static func fetch(_ db: Database, sql: String) throws -> [Source] {
        try Row.fetchAll(db, sql: sql).map(Source.init(row:))
    }
}

extension String {
    /// Whether this path lies below a folder.
    package func isInside(_ folder: String) -> Bool {
        folder.hasSuffix("/") ? hasPrefix(folder) : hasPrefix(folder + "/")
    }
}
