internal import CImaging

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
        let bytes = try input.read(limits: limits)
        let raw = try RawPicture(bytes, longestEdge: Self.smallEdge, limits: limits)
        let metadata = PictureMetadata(raw.notes(in: bytes))
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
            capture: metadata.capture,
            metadata: metadata.fields,
            keywords: metadata.keywords,
            thumbnail: thumbnail,
            working: working,
            small: pixels,
            shingles: raw.shingles,
            damage: raw.damage)
    }

    /// RGB pixels, upright, transparent parts over a neutral grey, at most this large (nil: full size).
    package func pixels(_ input: PictureInput, longestEdge: Int?) throws(DecodeError) -> Pixels {
        try RawPicture(input.read(limits: limits), longestEdge: longestEdge, limits: limits).pixels.flattened()
    }

    /// The full size of a picture, upright; costs little where the format can be decoded small.
    package func size(_ input: PictureInput) throws(DecodeError) -> (width: Int, height: Int) {
        let raw = try RawPicture(input.read(limits: limits), longestEdge: Self.smallEdge, limits: limits)
        return (raw.width, raw.height)
    }

    /// Upright pixels at most as large as a thumbnail: RGB, or RGBA where some pixel is not opaque.
    package func smallPixels(_ input: PictureInput) throws(DecodeError) -> Pixels {
        try RawPicture(input.read(limits: limits), longestEdge: Self.smallEdge, limits: limits).pixels
    }

    /// Gives back what the picture libraries keep for the calling thread; for the end of a thread that decoded.
    package static func threadEnds() {
        pb_thread_end()
    }
}
