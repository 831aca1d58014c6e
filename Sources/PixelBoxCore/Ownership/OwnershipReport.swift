/// Whether the library has a picture, and where.
public struct PictureVerdict: Sendable, Codable, Equatable {
    /// One of two pictures.
    public enum Side: String, Sendable, Codable {
        /// The picture asked about.
        case yours
        /// The one in the library.
        case library
    }

    /// A picture of the library that is the same or related.
    public struct Place: Sendable, Codable, Equatable {
        /// The picture's number in the library.
        public var id: Int64
        /// Full path; inside archives `path/to/pack.zip!/a.png`.
        public var path: String
        /// How the picture asked about is related to it.
        public var relation: CopyRelation.Kind
        /// How sure it is that one is a copy of the other, 0 to 1.
        public var confidence: Double
        /// The one with more pixels; nil if both have the same size.
        public var larger: Side?
        /// The one that shows more, where one is cropped or has a caption or margins.
        public var whole: Side?
        /// Full size in pixels.
        public var width: Int
        /// Full size in pixels.
        public var height: Int
        /// The drive or folder is not there now.
        public var offline: Bool?
    }

    /// "new", "unreadable", or how it is related to the first of `have`.
    public var verdict: String
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    public var path: String
    /// Full size, upright; nil where the picture was not decoded because the library knows its bytes.
    public var width: Int?
    /// As `width`.
    public var height: Int?
    /// Best first; for a new picture at most variants.
    public var have: [Place]
    /// Why it could not be read, or only in part.
    public var reason: String?
    /// Where it was extracted to.
    public var savedAs: String?

    /// Nothing like it is in the library.
    public static let new = "new"
    /// It could not be read.
    public static let unreadable = "unreadable"

    /// Whether the library has it.
    public var isOwned: Bool { verdict != Self.new && verdict != Self.unreadable }
}

/// What the library has of one folder, archive or picture.
public struct OwnershipSummary: Sendable, Codable, Equatable {
    /// As it was asked about.
    public var path: String
    /// How many pictures are there, readable or not.
    public var pictures: Int
    /// How many of them the library has.
    public var owned: Int
    /// How many of them are new.
    public var new: Int
    /// Pictures and archives that could not be read.
    public var unreadable: Int
    /// The folder or archive of the library that has nearly all that is owned, if there is one.
    public var place: String?
}

/// What the library has of everything asked about.
public struct OwnershipReport: Sendable, Codable, Equatable {
    /// In the order of the inputs, and in each by path.
    public var pictures: [PictureVerdict]
    /// One for each input.
    public var summaries: [OwnershipSummary]
    /// Why there were no looks to find copies by, if so: copies in other guises may have been missed.
    public var looksMissing: String?
    /// From start to end.
    public var seconds: Double

    /// Whether something is new.
    public var hasNew: Bool { summaries.contains { $0.new > 0 } }
    /// Whether something could not be read.
    public var hasUnreadable: Bool { summaries.contains { $0.unreadable > 0 } }
}
