internal import GRDB

extension Schema {
    /// Vectors of what pictures show, in the space that a model shares with words. Beside the looks, not among them: each
    /// kind has a block in memory that is topped up from the last id it holds.
    static func createShow(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE show (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    modelId INTEGER NOT NULL REFERENCES model (id),
                    contentId INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
                    vector BLOB NOT NULL,
                    UNIQUE (contentId, modelId)
                ) STRICT;
                INSERT INTO counter VALUES ('showEpoch', 0);
                CREATE TRIGGER showDeleted AFTER DELETE ON show BEGIN
                    UPDATE counter SET value = value + 1 WHERE name = 'showEpoch';
                END;
                """)
    }
}
