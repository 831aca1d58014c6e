/// All that is known of one picture.
public struct PictureDetails: Sendable, Codable, Equatable {
    /// A tag and who gave it.
    public struct Tag: Sendable, Codable, Equatable {
        public var name: String
        /// "user", "file" or "model".
        public var origin: String
        /// From 0 to 1.
        public var confidence: Double
    }

    public var id: Int64
    public var path: String
    /// Every place where this very content is, this one included.
    public var places: [String]
    public var offline: Bool
    /// Why it cannot be read, or only in part.
    public var problem: String?
    public var format: String?
    public var width: Int?
    public var height: Int?
    public var frames: Int?
    public var alpha: Bool?
    /// Bytes.
    public var size: Int64
    /// Local time of the last change.
    public var modified: String
    /// Local time, as the camera wrote it.
    public var takenAt: String?
    public var camera: String?
    public var lens: String?
    public var iso: Int?
    public var aperture: Double?
    /// Seconds.
    public var exposure: Double?
    /// Millimetres.
    public var focalLength: Double?
    public var latitude: Double?
    public var longitude: Double?
    public var rating: Int?
    public var tags: [Tag]
    /// SHA-256 of the bytes, hexadecimal.
    public var sha256: String?
    /// All EXIF, XMP and IPTC fields by name.
    public var metadata: [String: String]
}
