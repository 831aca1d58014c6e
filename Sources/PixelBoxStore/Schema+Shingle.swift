internal import GRDB

extension Schema {
    /// The smallest shingles of each picture, to look up what was cut out of it. Without a link to the content, which would need
    /// a second index as large as the table: rows of contents that are gone find nothing, and go when contents are pruned.
    static func createShingle(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE shingle (
                    hash INTEGER NOT NULL,
                    contentId INTEGER NOT NULL,
                    PRIMARY KEY (hash, contentId)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
