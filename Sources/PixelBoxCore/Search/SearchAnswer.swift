/// The answer to a search, the same on the command line and over HTTP.
public struct SearchAnswer: Sendable, Codable, Equatable {
    public var query: String
    /// How many pictures match in all.
    public var total: Int
    public var tookMilliseconds: Double
    /// Best first.
    public var hits: [SearchHit]
}

/// A picture that was found, and why.
public struct SearchHit: Sendable, Codable, Equatable {
    public var id: Int64
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    public var path: String
    /// Larger is better; comparable within one answer only.
    public var score: Double
    public var matched: [Match]
    /// Nil while the picture was not read yet, or cannot be.
    public var width: Int?
    public var height: Int?
    public var format: String?
    /// Bytes.
    public var size: Int64
    /// When it was taken, else changed; local time, "2021-05-03T12:00:00".
    public var date: String
    public var frames: Int?
    public var rating: Int?
    /// Present where its source is not there now.
    public var offline: Bool?
    /// Why it cannot be read, or only in part.
    public var problem: String?
}

/// One reason why a picture was found.
public struct Match: Sendable, Codable, Equatable {
    /// What matched.
    public enum Signal: String, Sendable, Codable {
        case look, words, text, name, metadata, tag, path
    }

    public var by: Signal
    public var detail: String
}
