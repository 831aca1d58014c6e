internal import PixelBoxStore

/// What to list, and in which order.
public struct ResultRequest: Sendable, Equatable {
    /// The order of a list.
    public enum Order: String, Sendable, CaseIterable {
        case best, newest, oldest, largest, name
    }

    /// What stands together in a list.
    public enum Grouping: String, Sendable, CaseIterable {
        case none, folder, day, archive
    }

    /// In the query language; may be empty.
    public var query: String
    /// Pictures that the results should look like.
    public var likes: [LikeReference]
    /// What comes first.
    public var order: Order
    /// What stands together.
    public var grouping: Grouping

    /// Everything that a query finds, in its own order unless another is asked for.
    public init(query: String, likes: [LikeReference] = [], order: Order = .best, grouping: Grouping = .none) {
        self.query = query
        self.likes = likes
        self.order = order
        self.grouping = grouping
    }
}

/// Everything that a search found, in order: for pages that scroll through all of it.
public struct ResultList: Sendable {
    /// A part of the list with a heading.
    public struct Section: Sendable, Codable, Equatable {
        /// What the parts have in common.
        public enum Kind: String, Sendable, Codable {
            /// Above and below the line between what fits well and what may fit.
            case good, maybe
            /// Below what may fit a description: the nearest that there is.
            case rest
            case folder, day, archive
        }

        /// The first picture, as an index of the list.
        public var start: Int
        /// What its pictures have in common.
        public var kind: Kind
        /// A folder, an archive or a day; empty where the kind says it all.
        public var title: String
    }

    /// As it was written.
    public let query: String
    /// How many pictures match in all.
    public let total: Int
    /// The ids of those that are listed: all of them, unless they only look alike more or less.
    public let pictures: [Int64]
    /// The parts with headings, in order; empty if there are none.
    public let sections: [Section]
    /// Whether the query says what is best; where it only filters, the newest come first.
    public let isRanked: Bool
    /// From question to list.
    public let tookMilliseconds: Double

    /// What is known of the first ones from searching.
    let top: [Int64: SearchHit]
    /// The words to explain the others by.
    let words: [RankingText]
}

/// What a grid has to know of a picture before it shows it.
public struct ResultTile: Sendable, Equatable {
    /// The number of the picture.
    public let id: Int64
    /// Grows with each new content; 0 while there is none. The same id and version always show the same.
    public let version: Int64
    /// In pixels, upright; 0 while it is not known.
    public let width: Int
    /// In pixels, upright; 0 while it is not known.
    public let height: Int
    /// Whether it has more than one frame.
    public let isAnimated: Bool
    /// Whether some of it is transparent.
    public let isTransparent: Bool
    /// Whether it lies in an archive.
    public let isArchived: Bool
    /// Whether its source is not there now.
    public let isOffline: Bool
    /// Whether it cannot be read.
    public let isUnreadable: Bool
}
