/// Copies of one picture.
public struct DuplicateGroup: Sendable, Codable, Equatable {
    /// The best, by the rules of the request.
    public var best: DuplicatePicture
    /// The others, the closest first; each is related to the best.
    public var copies: [DuplicateCopy]
}

/// A picture in a group.
public struct DuplicatePicture: Sendable, Codable, Equatable {
    /// The picture's number in the library.
    public var id: Int64
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    public var path: String
    /// Full size in pixels.
    public var width: Int
    /// Full size in pixels.
    public var height: Int
    /// For example "jpeg".
    public var format: String
    /// Bytes.
    public var size: Int64
    /// Local time of the last change.
    public var modified: String
    /// It is in an archive.
    public var archived: Bool?
    /// The drive or folder is not there now.
    public var offline: Bool?
}

/// A picture that is a copy of the best one of its group.
public struct DuplicateCopy: Sendable, Codable, Equatable {
    /// One of the two pictures.
    public enum Side: String, Sendable, Codable {
        case copy
        case best
    }

    /// Where and what it is.
    public var picture: DuplicatePicture
    /// How it is related to the best one.
    public var relation: CopyRelation.Kind
    /// How sure it is that one is a copy of the other, 0 to 1.
    public var confidence: Double
    /// The one with more pixels; nil if both have the same size.
    public var larger: Side?
    /// The one that shows more, where one is cropped or has a caption or margins.
    public var whole: Side?
}

/// A folder or an archive all of whose pictures are somewhere else too, byte by byte.
public struct WholeContainer: Sendable, Codable, Equatable {
    /// Of the folder or the archive.
    public var path: String
    /// How many pictures it has.
    public var pictures: Int
    /// The folder or archive that has them too; nil if they are in several.
    public var place: String?
}

/// The duplicates of a library.
public struct DuplicatesReport: Sendable, Codable, Equatable {
    /// By the path of the best picture.
    public var groups: [DuplicateGroup]
    /// Folders and archives that hold nothing of their own, the largest ones only; by path.
    public var containers: [WholeContainer]
    /// Why there were no looks to find copies by, if so: copies in other guises may have been missed.
    public var looksMissing: String?
    /// From start to end.
    public var seconds: Double
}
