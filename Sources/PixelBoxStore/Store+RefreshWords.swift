internal import GRDB

extension Store {
    /// Writes the searchable words of pictures anew, from what the tables say of them now.
    static func refreshWords(ofPictures ids: [Int64], _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT picture.name, file.path, picture.entry, source.path AS sourcePath, picture.contentId, metadata.words,
                    contentText.text
                FROM picture JOIN file ON file.id = picture.fileId JOIN source ON source.id = file.sourceId
                LEFT JOIN metadata ON metadata.contentId = picture.contentId
                LEFT JOIN contentText ON contentText.contentId = picture.contentId WHERE picture.id = ?
                """)
        let tags = try db.cachedStatement(
            sql: "SELECT DISTINCT tag.name FROM contentTag JOIN tag ON tag.id = tagId WHERE contentId = ?")
        var rows: [PictureWords] = []
        for id in ids {
            guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
            let contentId: Int64? = row[4]
            let names = try contentId.map { try String.fetchAll(tags, arguments: [$0]) } ?? []
            rows.append(
                PictureWords(
                    pictureId: id, name: row[0], path: folders(file: row[1], entry: row[2], source: row[3]),
                    tags: names.joined(separator: ", "), text: row[6] ?? "", metadata: row[5] ?? ""))
        }
        try removeWords(ofPictures: rows.map(\.pictureId), db)
        try indexWords(rows, db)
    }

    static func refreshWords(ofFile id: Int64, _ db: Database) throws {
        try refreshWords(
            ofPictures: Int64.fetchAll(db, sql: "SELECT id FROM picture WHERE fileId = ?", arguments: [id]), db)
    }

    static func refreshWords(ofContent id: Int64, _ db: Database) throws {
        try refreshWords(
            ofPictures: Int64.fetchAll(db, sql: "SELECT id FROM picture WHERE contentId = ?", arguments: [id]), db)
    }

    /// The folders and archives that a picture lies in, from its source's name downward: what lies above is the same
    /// for all and finds nothing.
    private static func folders(file: String, entry: String, source: String) -> String {
        let above = source.utf8.count - source.lastPathComponent.utf8.count
        let path = (entry.isEmpty ? file : file + archiveSeparator + entry).utf8.dropFirst(above)
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(decoding: path[..<slash], as: UTF8.self)
    }
}
