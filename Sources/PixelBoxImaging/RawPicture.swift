internal import CImaging

/// A decoded picture of the C layer, freed exactly once.
struct RawPicture: ~Copyable {
    private var picture = pb_picture()

    init(_ bytes: [UInt8], longestEdge: Int?, limits: DecodeLimits) throws(DecodeError) {
        guard Imaging.isStarted else { throw DecodeError(reason: .unsupported, detail: "libvips does not start") }
        var bounds = pb_limits(
            max_pixels: Int64(limits.maxPixels), max_decoded_bytes: Int64(limits.maxDecodedBytes))
        let status = pb_picture_read(bytes, bytes.count, Int32(clamping: longestEdge ?? 0), &bounds, &picture)
        guard status != PB_OK else { return }
        let detail =
            switch status {
            case PB_TOO_LARGE where picture.width > 0: "\(picture.width) × \(picture.height) pixels"
            case PB_CORRUPT: picture.damage == PB_ENDS_EARLY ? "\(format), ends early" : format
            default: format
            }
        throw DecodeError(status, detail: detail)
    }

    deinit {
        var picture = picture
        pb_picture_free(&picture)
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

    /// The windows of the picture in full size; nil where they are not known.
    var shingles: Shingles? { picture.shingles.count > 0 ? Shingles(picture.shingles) : nil }

    /// The blocks of metadata, the outer ones first; file is what was decoded.
    func notes(in file: [UInt8]) -> [PictureMetadata.Note] {
        var notes: [PictureMetadata.Note] = []
        switch picture.format {
        // These are built like an EXIF block themselves.
        case PB_FORMAT_TIFF, PB_FORMAT_RAW: notes.append(.exif(file, part: .image))
        case PB_FORMAT_SVG: notes += SVGNotes.notes(in: file)
        default: break
        }
        withUnsafeBytes(of: picture.notes) { raw in
            notes += raw.bindMemory(to: pb_note.self).prefix(Int(picture.note_count)).map(Self.note)
        }
        if picture.format == PB_FORMAT_PNG { notes += PNGNotes.notes(in: file) }
        return notes
    }

    private static func note(_ note: pb_note) -> PictureMetadata.Note {
        let bytes = [UInt8](UnsafeBufferPointer(start: note.bytes, count: note.length))
        let key = note.key.map { String(cString: $0) }
        switch note.kind {
        case PB_NOTE_EXIF: return .exif(bytes, part: key == "exif" ? .exif : key == "gps" ? .gps : .image)
        case PB_NOTE_XMP: return .xmp(bytes)
        case PB_NOTE_IPTC: return .iptc(bytes)
        default: return .text(key: key ?? "text", bytes)
        }
    }
}
