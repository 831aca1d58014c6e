/// An encoded small picture: JPEG, or WebP where it is transparent.
package struct Thumbnail: Sendable {
    package let bytes: [UInt8]
    /// "image/jpeg" or "image/webp".
    package let mediaType: String
    package let width: Int
    package let height: Int
}
