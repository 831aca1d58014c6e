internal import Foundation
internal import GRDB

/// What tells that a file on disk is still the same: nothing is read again while all four are equal.
package struct Stamp: Sendable, Hashable {
    package let size: Int64
    /// Nanoseconds since 1970.
    package let modified: Int64
    package let inode: Int64
    package let device: Int64

    package init(size: Int64, modified: Int64, inode: Int64, device: Int64) {
        self.size = size
        self.modified = modified
        self.inode = inode
        self.device = device
    }
}

/// A file as the library knows it.
package struct KnownFile: Sendable {
    package let id: Int64
    package let stamp: Stamp

    package init(id: Int64, stamp: Stamp) {
        self.id = id
        self.stamp = stamp
    }
}

/// A file that a scan met for the first time.
package struct NewFile: Sendable {
    package let path: String
    package let stamp: Stamp
    package let isArchive: Bool

    package init(path: String, stamp: Stamp, isArchive: Bool) {
        self.path = path
        self.stamp = stamp
        self.isArchive = isArchive
    }
}

/// What a scan found different from the library.
package struct ScanChanges: Sendable {
    package var added: [NewFile] = []
    /// Files whose stamp differs: read again.
    package var changed: [KnownFile] = []
    /// The same file (device, inode, size, time) under another path: nothing to read.
    package var moved: [(id: Int64, path: String)] = []
    /// Gone from the disk.
    package var missing: [Int64] = []

    package init() {}

    /// How many files differ.
    package var count: Int { added.count + changed.count + moved.count + missing.count }
}

/// A file that waits to be read.
package struct UnreadFile: Sendable {
    package let id: Int64
    package let sourceId: Int64
    package let path: String
    package let stamp: Stamp
    package let isArchive: Bool

    package init(id: Int64, sourceId: Int64, path: String, stamp: Stamp, isArchive: Bool) {
        self.id = id
        self.sourceId = sourceId
        self.path = path
        self.stamp = stamp
        self.isArchive = isArchive
    }
}

extension Store {
    /// The files of a source by path.
    package func knownFiles(ofSource id: Int64) async throws -> [PathKey: KnownFile] {
        try await database.read { db in
            let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM file WHERE sourceId = ?", arguments: [id]) ?? 0
            var files: [PathKey: KnownFile] = [:]
            files.reserveCapacity(count)
            let rows = try Row.fetchCursor(
                db, sql: "SELECT path, id, size, modified, inode, device FROM file WHERE sourceId = ?", arguments: [id])
            while let row = try rows.next() {
                files[PathKey(row[0])] = KnownFile(
                    id: row[1], stamp: Stamp(size: row[2], modified: row[3], inode: row[4], device: row[5]))
            }
            return files
        }
    }

    /// Notes what a scan found; names become searchable at once, before anything is read.
    /// Blocks: for worker threads.
    package func record(_ changes: ScanChanges, source: Source) throws {
        guard changes.count > 0 else { return }
        try database.write { db in
            try Self.removeFiles(changes.missing, db)
            for file in changes.moved {
                try db.cachedStatement(sql: "UPDATE file SET path = ? WHERE id = ?").execute(arguments: [
                    file.path, file.id,
                ])
                try db.cachedStatement(sql: "UPDATE picture SET name = ? WHERE fileId = ? AND entry = ''")
                    .execute(arguments: [file.path.lastPathComponent, file.id])
                try Self.refreshWords(ofFile: file.id, db)
            }
            for file in changes.changed {
                try Self.setStamp(file.stamp, isRead: false, ofFile: file.id, db)
            }
            for file in changes.added { try Self.insert(file, source: source, db) }
        }
    }

    /// The files of a source that wait to be read, in order of path, after a given path.
    package func unreadFiles(ofSource id: Int64, after path: String, limit: Int) async throws -> [UnreadFile] {
        try await database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, sourceId, path, size, modified, inode, device, isArchive FROM file
                    WHERE isRead = 0 AND sourceId = ? AND path > ? ORDER BY path LIMIT ?
                    """,
                arguments: [id, path, limit]
            ).map { row in
                UnreadFile(
                    id: row[0], sourceId: row[1], path: row[2],
                    stamp: Stamp(size: row[3], modified: row[4], inode: row[5], device: row[6]), isArchive: row[7])
            }
        }
    }

    /// How many files of a source wait to be read, and how many bytes they have.
    package func unreadCount(ofSource id: Int64) async throws -> (files: Int, bytes: Int64) {
        try await database.read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT count(*), total(size) FROM file WHERE isRead = 0 AND sourceId = ?", arguments: [id])
            return (row?[0] ?? 0, Int64(row?[1] ?? 0.0))
        }
    }

    private static func insert(_ file: NewFile, source: Source, _ db: Database) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO file (sourceId, path, size, modified, inode, device, isArchive) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (path) DO NOTHING
                """
        ).execute(arguments: [
            source.id, file.path, file.stamp.size, file.stamp.modified, file.stamp.inode, file.stamp.device,
            file.isArchive,
        ])
        guard db.changesCount > 0, !file.isArchive else { return }
        let fileId = db.lastInsertedRowID
        try db.cachedStatement(
            sql: "INSERT INTO picture (fileId, name, size, modified) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [fileId, file.path.lastPathComponent, file.stamp.size, file.stamp.modified])
        try refreshWords(ofPictures: [db.lastInsertedRowID], db)
    }

    static func setStamp(_ stamp: Stamp, isRead: Bool, ofFile id: Int64, _ db: Database) throws {
        try db.cachedStatement(
            sql: "UPDATE file SET size = ?, modified = ?, inode = ?, device = ?, isRead = ? WHERE id = ?"
        ).execute(arguments: [stamp.size, stamp.modified, stamp.inode, stamp.device, isRead, id])
    }

    /// Removes files with their pictures and the words of these.
    /// - Returns: the number of pictures removed.
    @discardableResult
    static func removeFiles(_ ids: [Int64], _ db: Database) throws -> Int {
        var count = 0
        for id in ids {
            let pictures = try Int64.fetchAll(
                db.cachedStatement(sql: "SELECT id FROM picture WHERE fileId = ?"), arguments: [id])
            count += pictures.count
            try removeWords(ofPictures: pictures, db)
            try db.cachedStatement(sql: "DELETE FROM file WHERE id = ?").execute(arguments: [id])
        }
        return count
    }
}

extension String {
    /// What follows the last slash.
    package var lastPathComponent: String {
        guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return String(self[utf8.index(after: slash)...])
    }
}
