/// What to search for.
public struct SearchRequest: Sendable {
    /// In the query language; may be empty.
    public var query: String
    /// Pictures that the results should look like.
    public var likes: [LikeReference]
    /// How many pictures to answer with, at most.
    public var limit: Int
    /// How many of the best to leave out, for the pages after the first.
    public var offset: Int

    /// The limit unless another is asked for.
    public static let defaultLimit = 50

    /// A search; negative limits and offsets count as zero.
    public init(query: String, likes: [LikeReference] = [], limit: Int = Self.defaultLimit, offset: Int = 0) {
        self.query = query
        self.likes = likes
        self.limit = max(0, limit)
        self.offset = max(0, offset)
    }
}

/// A picture to search by.
public enum LikeReference: Sendable, Equatable {
    /// A picture of the library.
    case picture(id: Int64)
    /// Any picture on disk or in an archive, in the library or not; absolute, as path text.
    case path(String)
    /// The bytes of a picture, for example one that was dropped.
    case bytes([UInt8])
}
