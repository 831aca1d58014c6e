/// All that is known of one picture.
public struct PictureDetails: Sendable, Codable, Equatable {
    /// A tag and who gave it.
    public struct Tag: Sendable, Codable, Equatable {
        /// As it was given.
        public var name: String
        /// "user", "file" or "model".
        public var origin: String
        /// From 0 to 1.
        public var confidence: Double
    }

    /// Of the picture, as in search results.
    public var id: Int64
    /// Full path; inside archives `path/to/pack.zip!/a.png`.
    public var path: String
    /// Every place where this very content is, this one included.
    public var places: [String]
    /// Whether its source is not there now.
    public var offline: Bool
    /// Why it cannot be read, or only in part.
    public var problem: String?
    /// For example "jpeg".
    public var format: String?
    /// Pixels, upright.
    public var width: Int?
    /// Pixels, upright.
    public var height: Int?
    /// More than 1 for animations and pages.
    public var frames: Int?
    /// Whether it has transparency.
    public var alpha: Bool?
    /// Bytes.
    public var size: Int64
    /// Local time of the last change.
    public var modified: String
    /// Local time, as the camera wrote it.
    public var takenAt: String?
    /// Maker and model.
    public var camera: String?
    /// As the camera named it.
    public var lens: String?
    /// Sensitivity.
    public var iso: Int?
    /// The f-number.
    public var aperture: Double?
    /// Seconds.
    public var exposure: Double?
    /// Millimetres.
    public var focalLength: Double?
    /// Degrees, north is positive.
    public var latitude: Double?
    /// Degrees, east is positive.
    public var longitude: Double?
    /// The user's, 1 to 5.
    public var rating: Int?
    /// Of every origin.
    public var tags: [Tag]
    /// The text in it as it is read, a row on each line; empty if there is none, nil if it was not read yet.
    public var text: String?
    /// The lines of the text in reading order, with their places.
    public var lines: [PictureText.Line]?
    /// SHA-256 of the bytes, hexadecimal.
    public var sha256: String?
    /// All EXIF, XMP and IPTC fields by name.
    public var metadata: [String: String]
}
