internal import GRDB

/// The searchable text of one picture, as it is; folding happens here.
struct PictureWords {
    let pictureId: Int64
    /// The file name.
    let name: String
    /// The folders and archives that it lies in.
    let path: String
    let tags: String
    /// The text in the image.
    let text: String
    let metadata: String
}

extension Store {
    /// Makes pictures findable by words. Pictures that have words already must be removed first.
    static func indexWords(_ rows: [PictureWords], _ db: Database) throws {
        for row in rows {
            let values = [row.name, row.path, row.tags, row.text, row.metadata].map(Folding.words)
            let arguments = StatementArguments([row.pictureId]) + StatementArguments(values)
            for table in ["words", "grams"] {
                try db.cachedStatement(
                    sql: "INSERT INTO \(table) (rowid, name, path, tags, text, metadata) VALUES (?, ?, ?, ?, ?, ?)"
                ).execute(arguments: arguments)
            }
        }
    }

    /// Takes pictures out of both word tables; those that have no words are left alone.
    static func removeWords(ofPictures ids: [Int64], _ db: Database) throws {
        for id in ids {
            let select = try db.cachedStatement(
                sql: "SELECT rowid, name, path, tags, text, metadata FROM words WHERE rowid = ?")
            guard let row = try Row.fetchOne(select, arguments: [id]) else { continue }
            // The trigram table keeps no text of its own: it has to be told what it forgets.
            try db.cachedStatement(
                sql: """
                    INSERT INTO grams (grams, rowid, name, path, tags, text, metadata)
                    VALUES ('delete', ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: StatementArguments(row.databaseValues))
            try db.cachedStatement(sql: "DELETE FROM words WHERE rowid = ?").execute(arguments: [id])
        }
    }
}
