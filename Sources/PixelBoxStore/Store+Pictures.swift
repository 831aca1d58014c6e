internal import Foundation
internal import GRDB

/// One occurrence of an image, as lists show it.
package struct PictureRow: Sendable, Equatable {
    package let id: Int64
    /// Nil while it was not read yet, or cannot be.
    package let contentId: Int64?
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    package let path: String
    package let name: String
    package let size: Int64
    /// Nanoseconds since 1970.
    package let modified: Int64
    /// Why it cannot be read.
    package let problem: String?
    package let isOnline: Bool
    package let width: Int?
    package let height: Int?
    package let format: String?
    package let frames: Int?
    package let hasAlpha: Bool?
    /// Local time, "2021-05-03T12:00:00".
    package let takenAt: String?
    /// 1 to 5.
    package let rating: Int?
}

/// What is known of a content beyond what lists show.
package struct ContentRow: Sendable, Equatable {
    package let id: Int64
    package let hash: [UInt8]
    package let camera: String?
    package let lens: String?
    package let iso: Int?
    package let aperture: Double?
    package let exposure: Double?
    package let focalLength: Double?
    package let latitude: Double?
    package let longitude: Double?
    package let damage: String?
    package let metadata: [String: String]
}

/// Where the bytes of a picture are.
package struct PictureLocation: Sendable, Equatable {
    package let contentId: Int64?
    /// The file on disk, as path text.
    package let file: String
    /// Path inside the archive, empty for a loose file.
    package let entry: String
}

extension Store {
    private static let pictureColumns = """
        SELECT picture.id, picture.contentId, file.path, picture.entry, picture.name, picture.size, picture.modified,
            coalesce(picture.problem, content.damage), source.isOnline, content.width, content.height, content.format,
            content.frames, content.hasAlpha, content.takenAt, content.rating
        FROM picture JOIN file ON file.id = picture.fileId JOIN source ON source.id = file.sourceId
        LEFT JOIN content ON content.id = picture.contentId
        """

    /// The pictures with these ids, in the order asked for; ids that are gone are left out.
    package func pictures(_ ids: [Int64]) async throws -> [PictureRow] {
        try await database.read { db in
            let statement = try db.cachedStatement(sql: Self.pictureColumns + " WHERE picture.id = ?")
            return try ids.compactMap { try Row.fetchOne(statement, arguments: [$0]).map(PictureRow.init(row:)) }
        }
    }

    /// All pictures that show a content, loose files first.
    package func pictures(showing contentId: Int64) async throws -> [PictureRow] {
        try await database.read { db in
            try Row.fetchAll(
                db, sql: Self.pictureColumns + " WHERE picture.contentId = ? ORDER BY picture.entry <> '', file.path",
                arguments: [contentId]
            ).map(PictureRow.init(row:))
        }
    }

    /// The picture at a full path, `pack.zip!/a.png` included.
    package func pictureId(path: String) async throws -> Int64? {
        try await database.read { db in
            for (file, entry) in path.archiveSplits {
                if let id = try Int64.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT picture.id FROM picture JOIN file ON file.id = fileId WHERE file.path = ? AND entry = ?
                            """), arguments: [file, entry])
                {
                    return id
                }
            }
            return nil
        }
    }

    /// The contents of all pictures at or below a path: a picture, a folder or an archive.
    package func contents(below path: String) async throws -> [Int64] {
        try await database.read { db in
            let start = path.hasSuffix("/") ? path : path + "/"
            return try Int64.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT contentId FROM picture JOIN file ON file.id = fileId
                    WHERE contentId IS NOT NULL AND (file.path = ? OR (file.path >= ? AND file.path < ?))
                    """, arguments: [path, start, String(start.dropLast()) + "0"])
        }
    }

    /// Camera, lens, place and all metadata of a content.
    package func content(_ id: Int64) async throws -> ContentRow? {
        try await database.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM content WHERE id = ?", arguments: [id]) else {
                return nil
            }
            let fields = try String.fetchOne(
                db, sql: "SELECT fields FROM metadata WHERE contentId = ?", arguments: [id])
            let metadata = try fields.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
            return ContentRow(
                id: id, hash: [UInt8](row["hash"] as Data), camera: row["camera"], lens: row["lens"], iso: row["iso"],
                aperture: row["aperture"], exposure: row["exposure"], focalLength: row["focalLength"],
                latitude: row["latitude"], longitude: row["longitude"], damage: row["damage"], metadata: metadata ?? [:]
            )
        }
    }

    /// The small picture of a content.
    package func thumbnail(ofContent id: Int64) async throws -> StoredThumbnail? {
        try await database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT mediaType, width, height, bytes FROM thumbnail WHERE contentId = ?", arguments: [id]
            ).map { row in
                StoredThumbnail(mediaType: row[0], width: row[1], height: row[2], bytes: [UInt8](row[3] as Data))
            }
        }
    }

    /// Where the bytes of a picture are.
    package func location(ofPicture id: Int64) async throws -> PictureLocation? {
        try await database.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT contentId, path, entry FROM picture JOIN file ON file.id = fileId WHERE picture.id = ?",
                arguments: [id]
            ).map { PictureLocation(contentId: $0[0], file: $0[1], entry: $0[2]) }
        }
    }
}

extension PictureRow {
    fileprivate init(row: Row) {
        id = row[0]
        contentId = row[1]
        let file: String = row[2]
        let entry: String = row[3]
        path = entry.isEmpty ? file : file + archiveSeparator + entry
        name = row[4]
        size = row[5]
        modified = row[6]
        problem = row[7]
        isOnline = row[8]
        width = row[9]
        height = row[10]
        format = row[11]
        frames = row[12]
        hasAlpha = row[13]
        takenAt = row[14]
        rating = row[15]
    }
}

/// Stands between an archive and the path inside it.
package let archiveSeparator = "!/"

extension String {
    /// Every way to read this path as a file and an entry in it: the whole as a file, then cut at each `!/`.
    var archiveSplits: [(file: String, entry: String)] {
        var splits = [(file: self, entry: "")]
        var start = startIndex
        while let cut = range(of: archiveSeparator, range: start..<endIndex) {
            splits.append((String(self[..<cut.lowerBound]), String(self[cut.upperBound...])))
            start = cut.upperBound
        }
        return splits
    }
}
