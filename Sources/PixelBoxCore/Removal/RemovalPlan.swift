/// What would be moved to the trash, and what is kept in its place. A plan can be read and shortened by its owner.
public struct RemovalPlan: Sendable, Codable, Equatable {
    /// A picture as it was when the plan was made.
    public struct Picture: Sendable, Codable, Equatable {
        /// Full path; the kept one may be in an archive.
        public var path: String
        /// Bytes.
        public var size: Int64
        /// Of the bytes, in hexadecimal digits.
        public var sha256: String
        /// Time of the last change, in nanoseconds since 1970; only of files that go.
        public var modified: Int64?
    }

    /// One file that goes.
    public struct Item: Sendable, Codable, Equatable {
        /// Goes; always a loose file.
        public var file: Picture
        /// Stays.
        public var kept: Picture
        /// How the one that goes is related to the one that stays.
        public var relation: CopyRelation.Kind
        /// How sure it is that one is a copy of the other, 0 to 1.
        public var confidence: Double
    }

    /// Of the format.
    public var version = RemovalPlan.version
    /// In the order in which they go.
    public var remove: [Item]

    /// The format that this program writes.
    public static let version = 1

    /// Of all files that go.
    public var bytes: Int64 { remove.reduce(0) { $0 + $1.file.size } }
}

/// What came of carrying out a plan, or of taking that back.
public struct RemovalReport: Sendable, Codable, Equatable {
    /// A file that was left as it is.
    public struct Skipped: Sendable, Codable, Equatable {
        /// Where it is or was.
        public var path: String
        /// Why it was left.
        public var reason: String
    }

    /// Of the run, for `undo`.
    public var name: String
    /// How many files were moved.
    public var count = 0
    /// How many bytes they have.
    public var bytes: Int64 = 0
    /// What was not moved.
    public var skipped: [Skipped] = []
}
