internal import GRDB

extension Schema {
    /// The text that was read in contents, and the words of all texts, by which misread ones are found.
    static func createText(_ db: Database) throws {
        try db.execute(
            sql: """
                -- No row: not tried yet. text: its lines in reading order, one on each line; '' if there are none.
                -- lines: the same as JSON [{"text": "…", "box": [[x, y], …], "confidence": 0.9}].
                -- problem: why it could not be read; it is not tried again until the user says so.
                CREATE TABLE contentText (
                    contentId INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
                    model TEXT NOT NULL,
                    text TEXT NOT NULL,
                    lines TEXT NOT NULL,
                    problem TEXT
                ) STRICT;
                CREATE INDEX contentTextOnModel ON contentText (model, contentId);

                -- Each word that any text ever had, folded as in `words`; shape: signs that look alike are one (Confusion).
                -- Words are never removed: those of no text find nothing.
                CREATE TABLE textWord (
                    id INTEGER PRIMARY KEY,
                    word TEXT NOT NULL UNIQUE,
                    shape TEXT NOT NULL
                ) STRICT;
                CREATE INDEX textWordOnShape ON textWord (shape);
                -- Shapes with a space at both ends; rowid = textWord.id.
                CREATE VIRTUAL TABLE textWordGrams USING fts5(
                    shape, content = '', tokenize = 'trigram', detail = none, columnsize = 0
                );

                -- texts: grows with each text that is written.
                INSERT INTO counter VALUES ('texts', 0);
                """)
    }
}
