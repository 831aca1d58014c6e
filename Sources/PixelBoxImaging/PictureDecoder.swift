/// Decodes pictures; safe to use from any number of threads.
package struct PictureDecoder: Sendable {
    /// The longest edge of thumbnails and of working pictures.
    package static let smallEdge = 320
    private static let thumbnailQuality = 80

    private let limits: DecodeLimits

    /// A decoder that refuses what is beyond the limits.
    package init(limits: DecodeLimits = DecodeLimits()) {
        self.limits = limits
    }

    /// Decodes once and gives everything that the library keeps of a picture.
    package func decode(_ input: PictureInput) throws(DecodeError) -> DecodedPicture {
        let raw = try RawPicture(input, longestEdge: Self.smallEdge, limits: limits)
        let pixels = raw.pixels
        let transparent = pixels.channels == 4
        let working = pixels.flattened()
        let thumbnail = Thumbnail(
            bytes: transparent
                ? try encodeWebP(pixels, quality: Self.thumbnailQuality)
                : try encodeJPEG(working, quality: Self.thumbnailQuality),
            mediaType: transparent ? "image/webp" : "image/jpeg",
            width: pixels.width,
            height: pixels.height)
        return DecodedPicture(
            width: raw.width,
            height: raw.height,
            format: raw.format,
            frames: raw.frames,
            hasAlpha: transparent,
            capture: Capture(),
            metadata: [],
            keywords: [],
            thumbnail: thumbnail,
            working: working,
            damage: raw.damage)
    }

    /// RGB pixels, upright, transparent parts over a neutral grey, at most this large (nil: full size).
    package func pixels(_ input: PictureInput, longestEdge: Int?) throws(DecodeError) -> Pixels {
        try RawPicture(input, longestEdge: longestEdge, limits: limits).pixels.flattened()
    }
}
