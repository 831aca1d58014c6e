/// New pictures that were written into a folder, or are being written.
public struct SavedPictures: Sendable, Codable, Equatable {
    /// A picture that was not written.
    public struct Skipped: Sendable, Codable, Equatable {
        /// Where it was found.
        public var path: String
        /// Why it was left.
        public var reason: String
    }

    /// Where they are written to.
    public var folder: String
    /// How many are to be written.
    public var wanted: Int
    /// How many were written.
    public var count = 0
    /// What was not.
    public var skipped: [Skipped] = []
}
