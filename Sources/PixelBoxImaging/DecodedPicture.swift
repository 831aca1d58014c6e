/// All that decoding a picture once gives.
package struct DecodedPicture: Sendable {
    /// Full size, upright.
    package let width: Int
    package let height: Int
    /// "jpeg", "png", "gif", "webp", "tiff", "bmp", "heic", "avif", "svg", "jxl", …; told from the content.
    package let format: String
    /// Frames of an animation or pages.
    package let frames: Int
    /// Whether some pixel is not opaque.
    package let hasAlpha: Bool
    package let capture: Capture
    package let metadata: [MetadataField]
    /// From XMP and IPTC, in their order, without duplicates.
    package let keywords: [String]
    package let thumbnail: Thumbnail
    /// RGB, upright, longest edge at most 320, transparent parts over a neutral grey; never enlarged.
    package let working: Pixels
    /// The same with its transparency: RGBA where some pixel is not opaque.
    package let small: Pixels
    /// The windows of the picture in full size; nil where the format loses something, or the picture is too large or small.
    package let shingles: Shingles?
    /// Why the picture could be read only in part; nil if it is whole.
    package let damage: String?
}
