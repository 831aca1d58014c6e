internal import GRDB

extension Schema {
    /// Fingerprints hang on the content. The index holds all hashes, so that they are read without the pictures.
    static func createFingerprint(_ db: Database) throws {
        try db.execute(
            sql: """
                -- version: of the way to make it; others are made again. hash, structureHash: as in the bytes, for look-up.
                CREATE TABLE fingerprint (
                    contentId INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
                    version INTEGER NOT NULL,
                    hash INTEGER NOT NULL,
                    structureHash INTEGER,
                    bytes BLOB NOT NULL
                ) STRICT;
                CREATE INDEX fingerprintOnHashes ON fingerprint (version, contentId, hash, structureHash);
                """)
    }
}
