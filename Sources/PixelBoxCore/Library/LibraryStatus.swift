/// What a library holds, how far reading has come, and what was skipped.
public struct LibraryStatus: Sendable, Codable, Equatable {
    /// One source.
    public struct SourceStatus: Sendable, Codable, Equatable {
        public var path: String
        /// "folder", "archive" or "picture".
        public var kind: String
        public var offline: Bool
        public var pictures: Int
        public var read: Int
    }

    /// How far a stage has come.
    public struct Coverage: Sendable, Codable, Equatable {
        public var stage: String
        public var done: Int
        public var total: Int
        /// Why it is not complete, where something is missing.
        public var note: String?
    }

    /// Something that was skipped, or read only in part.
    public struct Skipped: Sendable, Codable, Equatable {
        public var path: String
        public var reason: String
        /// Whether it was read in part.
        public var partial: Bool
    }

    public var library: String
    public var sources: [SourceStatus]
    public var pictures: Int
    /// Pictures inside archives.
    public var archived: Int
    public var archives: Int
    /// Distinct pictures.
    public var contents: Int
    /// Bytes of the files that hold them.
    public var bytes: Int64
    public var coverage: [Coverage]
    public var skipped: [Skipped]
}
