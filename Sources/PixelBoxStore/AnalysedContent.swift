/// Everything that was found out about a new content, ready to be written.
package struct AnalysedContent: Sendable {
    /// SHA-256 of the bytes.
    package var hash: [UInt8]
    package var byteCount: Int
    /// Full size, upright.
    package var width: Int
    package var height: Int
    /// Lower case: "jpeg", "png", …
    package var format: String
    package var frames: Int
    package var hasAlpha: Bool
    /// Local time, "2021-05-03T12:00:00".
    package var takenAt: String?
    package var camera: String?
    package var lens: String?
    package var iso: Int?
    package var aperture: Double?
    /// Seconds.
    package var exposure: Double?
    /// Millimetres.
    package var focalLength: Double?
    package var latitude: Double?
    package var longitude: Double?
    /// Why the picture could be decoded only in part.
    package var damage: String?
    package var metadata: [String: String]
    /// Keywords that the file itself carries.
    package var keywords: [String]
    package var thumbnail: StoredThumbnail
    package var look: StoredLook?
    /// What the picture shows, in a space shared with words.
    package var show: StoredLook?
    package var fingerprint: StoredFingerprint?
    /// Names with confidence from 0 to 1.
    package var modelTags: [(name: String, confidence: Double)]

    package init(
        hash: [UInt8], byteCount: Int, width: Int, height: Int, format: String, frames: Int, hasAlpha: Bool,
        metadata: [String: String], keywords: [String], thumbnail: StoredThumbnail
    ) {
        self.hash = hash
        self.byteCount = byteCount
        self.width = width
        self.height = height
        self.format = format
        self.frames = frames
        self.hasAlpha = hasAlpha
        self.metadata = metadata
        self.keywords = keywords
        self.thumbnail = thumbnail
        modelTags = []
    }
}

/// A small encoded picture, longest edge 320.
package struct StoredThumbnail: Sendable, Equatable {
    /// "image/jpeg" or "image/webp".
    package let mediaType: String
    package let width: Int
    package let height: Int
    package let bytes: [UInt8]

    package init(mediaType: String, width: Int, height: Int, bytes: [UInt8]) {
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.bytes = bytes
    }
}

/// A quantised look and the row of the model that made it.
package struct StoredLook: Sendable, Equatable {
    package let modelId: Int64
    package let vector: [Int8]

    package init(modelId: Int64, vector: [Int8]) {
        self.modelId = modelId
        self.vector = vector
    }
}

/// A picture that was read: where it is, and what came of it.
package struct ReadPicture: Sendable {
    /// What came of reading.
    package enum Outcome: Sendable {
        /// Its content is in the library already.
        case known(contentId: Int64)
        case analysed(AnalysedContent)
        case unreadable(reason: String)
    }

    package let fileId: Int64
    /// Path inside the archive, empty for a loose file.
    package let entry: String
    package let size: Int64
    /// Nanoseconds since 1970.
    package let modified: Int64
    package let crc32: UInt32?
    package let outcome: Outcome

    package init(
        fileId: Int64, entry: String, size: Int64, modified: Int64, crc32: UInt32?, outcome: Outcome
    ) {
        self.fileId = fileId
        self.entry = entry
        self.size = size
        self.modified = modified
        self.crc32 = crc32
        self.outcome = outcome
    }
}

/// A file all of whose pictures were read.
package struct FinishedFile: Sendable {
    package let file: UnreadFile
    /// For an archive: the pictures in it now; others that the library knew are removed.
    package let entries: Set<PathKey>?
    /// What could not be read and is no picture, by path.
    package let problems: [(path: String, reason: String)]

    package init(file: UnreadFile, entries: Set<PathKey>?, problems: [(path: String, reason: String)]) {
        self.file = file
        self.entries = entries
        self.problems = problems
    }
}
