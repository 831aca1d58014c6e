internal import CImaging

/// A decoded picture of the C layer, freed exactly once.
struct RawPicture: ~Copyable {
    private var picture = pb_picture()

    init(_ input: PictureInput, longestEdge: Int?, limits: DecodeLimits) throws(DecodeError) {
        guard Imaging.isStarted else { throw DecodeError(reason: .unsupported, detail: "libvips does not start") }
        switch input {
        case .bytes(let bytes):
            try read(bytes, count: bytes.count, longestEdge: longestEdge, limits: limits)
        case .file(let path):
            var file = pb_bytes()
            defer { pb_bytes_free(&file) }
            let status = (path + [0]).withUnsafeBytes { bytes in
                bytes.baseAddress.map { path in
                    pb_file_read(path.assumingMemoryBound(to: CChar.self), Int64(limits.maxFileBytes), &file)
                } ?? PB_UNREADABLE
            }
            guard status == PB_OK else { throw DecodeError(status) }
            try read(file.bytes, count: file.length, longestEdge: longestEdge, limits: limits)
        }
    }

    deinit {
        var picture = picture
        pb_picture_free(&picture)
    }

    private mutating func read(
        _ bytes: UnsafePointer<UInt8>?, count: Int, longestEdge: Int?, limits: DecodeLimits
    ) throws(DecodeError) {
        var bounds = pb_limits(
            max_pixels: Int64(limits.maxPixels),
            max_decoded_bytes: Int64(limits.maxDecodedBytes),
            max_frame_pixels: Int64(limits.maxDecodedBytes))
        let status = pb_picture_read(bytes, count, Int32(longestEdge ?? 0), &bounds, &picture)
        guard status != PB_OK else { return }
        let format = String(cString: pb_format_name(picture.format))
        throw DecodeError(
            status, detail: status == PB_TOO_LARGE ? "\(picture.width) × \(picture.height)" : format)
    }

    var width: Int { Int(picture.width) }
    var height: Int { Int(picture.height) }
    var frames: Int { Int(picture.frames) }
    var format: String { String(cString: pb_format_name(picture.format)) }

    var damage: String? {
        switch picture.damage {
        case PB_WHOLE: nil
        case PB_ENDS_EARLY: "the file ends early"
        default: "a part of the file is damaged"
        }
    }

    /// RGB, or RGBA where some pixel is not opaque.
    var pixels: Pixels {
        let width = Int(picture.pixels_width), height = Int(picture.pixels_height), channels = Int(picture.channels)
        let bytes = [UInt8](UnsafeBufferPointer(start: picture.pixels, count: width * height * channels))
        return Pixels(width: width, height: height, channels: channels, bytes: bytes)
    }
}
