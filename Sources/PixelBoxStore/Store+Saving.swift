internal import Foundation
internal import GRDB

extension Store {
    /// The content with a hash, if the library has it.
    package func contentId(hash: [UInt8]) throws -> Int64? {
        try database.read { db in
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT id FROM content WHERE hash = ?"), arguments: [Data(hash)])
        }
    }

    /// The entries of an archive that were read before, with the size and checksum they had then.
    package func knownEntries(ofFile id: Int64) async throws -> [PathKey: (size: Int64, crc32: UInt32?)] {
        try await database.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT entry, size, crc32 FROM picture WHERE fileId = ? AND contentId IS NOT NULL",
                arguments: [id])
            return Dictionary(
                rows.map { (PathKey($0[0]), (size: $0[1], crc32: $0[2])) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Writes a batch in one transaction: what was read, then which files are done with.
    package func save(_ pictures: [ReadPicture], finished: [FinishedFile]) async throws {
        guard !pictures.isEmpty || !finished.isEmpty else { return }
        try await database.write { db in
            var written: [Int64] = []
            written.reserveCapacity(pictures.count)
            for picture in pictures {
                if let id = try Self.save(picture, db) { written.append(id) }
            }
            try Self.refreshWords(ofPictures: written, db)
            for file in finished { try Self.finish(file, db) }
        }
    }

    /// - Returns: the row of the picture; nil if its file was forgotten in the meantime.
    private static func save(_ picture: ReadPicture, _ db: Database) throws -> Int64? {
        guard
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM file WHERE id = ?)"), arguments: [picture.fileId])
                == true
        else { return nil }
        var contentId: Int64?
        var problem: String?
        switch picture.outcome {
        case .known(let id): contentId = id
        case .analysed(let content): contentId = try insert(content, db)
        case .unreadable(let reason): problem = reason
        }
        if picture.entry.isEmpty {
            return try Int64.fetchOne(
                db.cachedStatement(
                    sql: """
                        UPDATE picture SET contentId = ?, size = ?, modified = ?, problem = ?
                        WHERE fileId = ? AND entry = '' RETURNING id
                        """),
                arguments: [contentId, picture.size, picture.modified, problem, picture.fileId])
        }
        return try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    INSERT INTO picture (fileId, entry, name, contentId, size, modified, crc32, problem)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (fileId, entry) DO UPDATE SET contentId = excluded.contentId, size = excluded.size,
                        modified = excluded.modified, crc32 = excluded.crc32, problem = excluded.problem
                    RETURNING id
                    """),
            arguments: [
                picture.fileId, picture.entry, picture.entry.lastPathComponent, contentId, picture.size,
                picture.modified,
                picture.crc32, problem,
            ])
    }

    private static func insert(_ content: AnalysedContent, _ db: Database) throws -> Int64 {
        let hash = Data(content.hash)
        if let id = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM content WHERE hash = ?"), arguments: [hash])
        {
            return id
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO content (hash, byteCount, width, height, format, frames, hasAlpha, takenAt, camera, lens, iso,
                    aperture, exposure, focalLength, latitude, longitude, damage, addedAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, unixepoch())
                """
        ).execute(arguments: [
            hash, content.byteCount, content.width, content.height, content.format, content.frames, content.hasAlpha,
            content.takenAt, content.camera, content.lens, content.iso, content.aperture, content.exposure,
            content.focalLength, content.latitude, content.longitude, content.damage,
        ])
        let id = db.lastInsertedRowID
        let thumbnail = content.thumbnail
        try db.cachedStatement(
            sql: "INSERT INTO thumbnail (contentId, mediaType, width, height, bytes) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [id, thumbnail.mediaType, thumbnail.width, thumbnail.height, Data(thumbnail.bytes)])
        if !content.metadata.isEmpty {
            let words = content.metadata.sorted { $0.key < $1.key }.map(\.value).filter {
                $0.contains(where: \.isLetter)
            }
            try db.cachedStatement(sql: "INSERT INTO metadata (contentId, fields, words) VALUES (?, ?, ?)").execute(
                arguments: [
                    id, String(decoding: try metadataEncoder.encode(content.metadata), as: UTF8.self),
                    String(words.joined(separator: " \u{B7} ").prefix(metadataWordsLimit)),
                ])
        }
        for keyword in content.keywords { try setTag(keyword, origin: .file, confidence: 1, ofContent: id, db) }
        for tag in content.modelTags {
            try setTag(tag.name, origin: .model, confidence: tag.confidence, ofContent: id, db)
        }
        if let look = content.look { try insert(look, into: .look, ofContent: id, db) }
        if let show = content.show { try insert(show, into: .show, ofContent: id, db) }
        if let fingerprint = content.fingerprint { try insert(fingerprint, ofContent: id, db) }
        return id
    }

    private static func finish(_ finished: FinishedFile, _ db: Database) throws {
        let id = finished.file.id
        if let entries = finished.entries {
            let known = try Row.fetchAll(db, sql: "SELECT id, entry FROM picture WHERE fileId = ?", arguments: [id])
            let gone = known.filter { !entries.contains(PathKey($0[1])) }.map { $0[0] as Int64 }
            try removeWords(ofPictures: gone, db)
            for picture in gone {
                try db.cachedStatement(sql: "DELETE FROM picture WHERE id = ?").execute(arguments: [picture])
            }
        }
        try db.cachedStatement(sql: "DELETE FROM problem WHERE fileId = ?").execute(arguments: [id])
        for problem in finished.problems {
            try db.cachedStatement(sql: "INSERT INTO problem (sourceId, fileId, path, reason) VALUES (?, ?, ?, ?)")
                .execute(arguments: [finished.file.sourceId, id, problem.path, problem.reason])
        }
        // Only if the file is still as it was when it was read; otherwise it stays in the queue.
        try db.cachedStatement(
            sql: "UPDATE file SET isRead = 1 WHERE id = ? AND size = ? AND modified = ? AND inode = ?"
        ).execute(arguments: [id, finished.file.stamp.size, finished.file.stamp.modified, finished.file.stamp.inode])
    }

    /// Deletes contents that no picture shows any more, unless they carry the user's own tags or ratings.
    package func pruneContents() async throws {
        try await database.write { db in
            try db.execute(
                sql: """
                    DELETE FROM content WHERE rating IS NULL
                        AND NOT EXISTS (SELECT 1 FROM picture WHERE contentId = content.id)
                        AND NOT EXISTS (SELECT 1 FROM contentTag WHERE contentId = content.id AND origin = 'user')
                    """)
            if db.changesCount > 0 { try Self.pruneShingles(db) }
        }
    }
}

/// What of a picture's metadata can be searched, in characters.
private let metadataWordsLimit = 4000

private let metadataEncoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
}()
