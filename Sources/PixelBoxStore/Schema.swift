internal import GRDB

/// The tables of a library. Migrations are append-only: a landed one is never edited.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 library", migrate: createLibrary)
        migrator.registerMigration("3 fingerprint", migrate: createFingerprint)
        migrator.registerMigration("5 not a duplicate", migrate: createNotDuplicate)
        migrator.registerMigration("6 text", migrate: createText)
        migrator.registerMigration("7 show", migrate: createShow)
        migrator.registerMigration("8 vocabulary", migrate: createVocabulary)
        migrator.registerMigration("9 shingle", migrate: createShingle)
        migrator.registerMigration("10 sketch", migrate: createSketch)
        return migrator
    }

    /// The words of all pictures and how many have each, as FTS5 keeps them anyway.
    private static func createVocabulary(_ db: Database) throws {
        try db.execute(sql: "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")
    }

    /// Sources hold files, files hold pictures (one, or many if the file is an archive), pictures show a content.
    /// What belongs to the image itself hangs on the content, so that it survives rename, move, zip and unzip.
    private static func createLibrary(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE source (
                    id INTEGER PRIMARY KEY,
                    path TEXT NOT NULL UNIQUE,
                    kind TEXT NOT NULL CHECK (kind IN ('folder', 'archive', 'picture')),
                    isOnline INTEGER NOT NULL DEFAULT 1,
                    addedAt INTEGER NOT NULL,
                    indexedAt INTEGER
                ) STRICT;

                -- One file on disk. isRead: its pictures were read at this very stamp.
                CREATE TABLE file (
                    id INTEGER PRIMARY KEY,
                    sourceId INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
                    path TEXT NOT NULL UNIQUE,
                    size INTEGER NOT NULL,
                    modified INTEGER NOT NULL,
                    inode INTEGER NOT NULL,
                    device INTEGER NOT NULL,
                    isArchive INTEGER NOT NULL,
                    isRead INTEGER NOT NULL DEFAULT 0
                ) STRICT;
                CREATE INDEX fileOnSource ON file (sourceId);
                CREATE INDEX fileUnread ON file (id) WHERE isRead = 0;
                CREATE INDEX fileArchived ON file (id) WHERE isArchive = 1;

                -- Ids of contents and pictures are never used twice: caches and bookmarks outlive rows.
                CREATE TABLE content (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
                    byteCount INTEGER NOT NULL,
                    width INTEGER NOT NULL,
                    height INTEGER NOT NULL,
                    format TEXT NOT NULL,
                    frames INTEGER NOT NULL,
                    hasAlpha INTEGER NOT NULL,
                    takenAt TEXT,
                    camera TEXT,
                    lens TEXT,
                    iso INTEGER,
                    aperture REAL,
                    exposure REAL,
                    focalLength REAL,
                    latitude REAL,
                    longitude REAL,
                    damage TEXT,
                    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
                    addedAt INTEGER NOT NULL
                ) STRICT;
                -- One for each field of the query language: filters never read the table itself.
                CREATE INDEX contentOnSize ON content (width, height);
                CREATE INDEX contentOnFormat ON content (format);
                CREATE INDEX contentOnTakenAt ON content (takenAt) WHERE takenAt IS NOT NULL;
                CREATE INDEX contentOnCamera ON content (camera) WHERE camera IS NOT NULL;
                CREATE INDEX contentOnLens ON content (lens) WHERE lens IS NOT NULL;
                CREATE INDEX contentOnISO ON content (iso) WHERE iso IS NOT NULL;
                CREATE INDEX contentOnAperture ON content (aperture) WHERE aperture IS NOT NULL;
                CREATE INDEX contentOnExposure ON content (exposure) WHERE exposure IS NOT NULL;
                CREATE INDEX contentOnFocalLength ON content (focalLength) WHERE focalLength IS NOT NULL;
                CREATE INDEX contentOnPlace ON content (latitude, longitude) WHERE latitude IS NOT NULL;
                CREATE INDEX contentOnRating ON content (rating) WHERE rating IS NOT NULL;
                CREATE INDEX contentAnimated ON content (frames) WHERE frames > 1;
                CREATE INDEX contentTransparent ON content (hasAlpha) WHERE hasAlpha = 1;
                CREATE INDEX contentDamaged ON content (id) WHERE damage IS NOT NULL;

                -- entry: path inside the archive, '' for a loose file. contentId: NULL until read, or if unreadable.
                -- modified: nanoseconds since 1970, of the file or, where the archive tells it, of the entry.
                CREATE TABLE picture (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    fileId INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
                    entry TEXT NOT NULL DEFAULT '',
                    name TEXT NOT NULL,
                    contentId INTEGER REFERENCES content (id),
                    size INTEGER NOT NULL,
                    modified INTEGER NOT NULL,
                    crc32 INTEGER,
                    problem TEXT,
                    UNIQUE (fileId, entry)
                ) STRICT;
                CREATE INDEX pictureOnContent ON picture (contentId);
                CREATE INDEX pictureOnSize ON picture (size);
                CREATE INDEX pictureOnModified ON picture (modified);
                CREATE INDEX pictureWithProblem ON picture (id) WHERE problem IS NOT NULL;

                -- What could not be read and is not a picture: folders, archives, archives in archives.
                CREATE TABLE problem (
                    id INTEGER PRIMARY KEY,
                    sourceId INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
                    fileId INTEGER REFERENCES file (id) ON DELETE CASCADE,
                    path TEXT NOT NULL,
                    reason TEXT NOT NULL
                ) STRICT;
                CREATE INDEX problemOnSource ON problem (sourceId);
                CREATE INDEX problemOnFile ON problem (fileId);

                CREATE TABLE thumbnail (
                    contentId INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
                    mediaType TEXT NOT NULL,
                    width INTEGER NOT NULL,
                    height INTEGER NOT NULL,
                    bytes BLOB NOT NULL
                ) STRICT;

                -- fields: all EXIF, XMP and IPTC fields by name, as one JSON object {"exif:Make": "Canon", …}.
                -- words: those of its values that a person may search for.
                CREATE TABLE metadata (
                    contentId INTEGER PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
                    fields TEXT NOT NULL,
                    words TEXT NOT NULL
                ) STRICT;

                CREATE TABLE tag (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE COLLATE NOCASE
                ) STRICT;
                CREATE TABLE contentTag (
                    contentId INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
                    tagId INTEGER NOT NULL REFERENCES tag (id),
                    origin TEXT NOT NULL CHECK (origin IN ('user', 'file', 'model')),
                    confidence REAL NOT NULL DEFAULT 1,
                    PRIMARY KEY (contentId, tagId, origin)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX contentTagOnTag ON contentTag (tagId);
                CREATE INDEX contentTagNotGuessed ON contentTag (contentId) WHERE origin <> 'model';

                CREATE TABLE model (
                    id INTEGER PRIMARY KEY,
                    name TEXT NOT NULL UNIQUE,
                    dimensions INTEGER NOT NULL
                ) STRICT;
                -- id only ever grows, so that the vector block in memory can be topped up from the last id it holds.
                CREATE TABLE look (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    modelId INTEGER NOT NULL REFERENCES model (id),
                    contentId INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
                    vector BLOB NOT NULL,
                    UNIQUE (contentId, modelId)
                ) STRICT;

                -- Counters that tell a cache when it is stale, for example lookEpoch (grows when looks are deleted).
                CREATE TABLE counter (
                    name TEXT PRIMARY KEY,
                    value INTEGER NOT NULL
                ) STRICT, WITHOUT ROWID;
                INSERT INTO counter VALUES ('lookEpoch', 0);
                CREATE TRIGGER lookDeleted AFTER DELETE ON look BEGIN
                    UPDATE counter SET value = value + 1 WHERE name = 'lookEpoch';
                END;

                -- Folded text of each picture (rowid = picture.id): whole words and beginnings of words, …
                CREATE VIRTUAL TABLE words USING fts5(
                    name, path, tags, text, metadata, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
                );
                -- … and any part of a word. Its content is that of `words`.
                CREATE VIRTUAL TABLE grams USING fts5(
                    name, path, tags, text, metadata UNINDEXED, content = 'words', tokenize = 'trigram'
                );
                """)
    }
}
