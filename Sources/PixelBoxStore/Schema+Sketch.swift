internal import GRDB

extension Schema {
    /// The vectors by which copies of each picture are looked up, one behind the other. Beside the fingerprints, whose rows are long:
    /// all sketches are read at once.
    static func createSketch(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE sketch (
                    contentId INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
                    bytes BLOB NOT NULL
                ) STRICT;
                """)
    }
}
