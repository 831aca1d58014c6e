/// The answer to a search, the same on the command line and over HTTP.
public struct SearchAnswer: Sendable, Codable, Equatable {
    /// As it was asked.
    public var query: String
    /// How many pictures match in all.
    public var total: Int
    /// Wall-clock time of the search.
    public var tookMilliseconds: Double
    /// Best first.
    public var hits: [SearchHit]
}

/// A picture that was found, and why.
public struct SearchHit: Sendable, Codable, Equatable {
    /// Of the picture, for `show`, `tag` and the HTTP API.
    public var id: Int64
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    public var path: String
    /// Larger is better; comparable within one answer only.
    public var score: Double
    /// Every reason why it is here, the strongest first.
    public var matched: [Match]
    /// Nil while the picture was not read yet, or cannot be.
    public var width: Int?
    /// Pixels.
    public var height: Int?
    /// For example "jpeg".
    public var format: String?
    /// Bytes.
    public var size: Int64
    /// When it was taken, else changed; local time, "2021-05-03T12:00:00".
    public var date: String
    /// More than 1 for animations and pages.
    public var frames: Int?
    /// The user's, 1 to 5.
    public var rating: Int?
    /// Present where its source is not there now.
    public var offline: Bool?
    /// Why it cannot be read, or only in part.
    public var problem: String?
    /// How well it fits a description; present where one was asked for and the model can tell.
    public var fit: Fit?

    /// How well a picture fits a description.
    public enum Fit: String, Sendable, Codable {
        /// Most likely it does.
        case good
        /// It may.
        case maybe
        /// It is among the nearest, but hardly does.
        case poor
    }
}

/// One reason why a picture was found.
public struct Match: Sendable, Codable, Equatable {
    /// What matched.
    public enum Signal: String, Sendable, Codable {
        case look, words, text, name, metadata, tag, path
    }

    /// By what it matched.
    public var by: Signal
    /// The words, the line of the text, the tag or the likeness that matched.
    public var detail: String
    /// Where the line of the text stands: four corners `[x, y]` in pixels of the upright picture.
    public var box: [[Double]]?

    package init(by signal: Signal, detail: String, box: [[Double]]? = nil) {
        by = signal
        self.detail = detail
        self.box = box
    }
}
