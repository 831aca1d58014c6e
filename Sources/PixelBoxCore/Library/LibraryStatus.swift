/// What a library holds, how far reading has come, and what was skipped.
public struct LibraryStatus: Sendable, Codable, Equatable {
    /// One source.
    public struct SourceStatus: Sendable, Codable, Equatable {
        /// Full path.
        public var path: String
        /// "folder", "archive" or "picture".
        public var kind: String
        /// Whether it is not there now.
        public var offline: Bool
        /// Pictures in it, those in archives included.
        public var pictures: Int
        /// How many of them have been read.
        public var read: Int
    }

    /// How far a stage has come.
    public struct Coverage: Sendable, Codable, Equatable {
        /// "reading", "looks" and so on.
        public var stage: String
        /// Distinct pictures that this stage is done with.
        public var done: Int
        /// Distinct pictures that it is for.
        public var total: Int
        /// Why it is not complete, where something is missing.
        public var note: String?
    }

    /// Something that was skipped, or read only in part.
    public struct Skipped: Sendable, Codable, Equatable {
        /// Full path.
        public var path: String
        /// One sentence.
        public var reason: String
        /// Whether it was read in part.
        public var partial: Bool
    }

    /// Path of the library file.
    public var library: String
    /// In the order of their paths.
    public var sources: [SourceStatus]
    /// Pictures in it, those in archives included.
    public var pictures: Int
    /// Pictures inside archives.
    public var archived: Int
    /// Archive files.
    public var archives: Int
    /// Distinct pictures.
    public var contents: Int
    /// Bytes of the files that hold them.
    public var bytes: Int64
    /// By stage, in the order in which stages run.
    public var coverage: [Coverage]
    /// In the order of their paths.
    public var skipped: [Skipped]
}
