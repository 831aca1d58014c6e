internal import GRDB

extension Schema {
    /// Pairs of which the user said that they are no duplicates. By the hashes of the contents and without a link to them,
    /// so that it is remembered for ever, whatever is removed and added again.
    static func createNotDuplicate(_ db: Database) throws {
        try db.execute(
            sql: """
                -- first = second: copies of these very bytes are all wanted.
                CREATE TABLE notDuplicate (
                    first BLOB NOT NULL CHECK (length(first) = 32),
                    second BLOB NOT NULL CHECK (length(second) = 32),
                    addedAt INTEGER NOT NULL,
                    PRIMARY KEY (first, second),
                    CHECK (first <= second)
                ) STRICT, WITHOUT ROWID;
                """)
    }
}
