internal import CImaging

/// A format of pictures, and whether this machine can read it.
package struct PictureFormat: Sendable, Equatable {
    package let name: String
    /// Lower case, without the dot.
    package let extensions: [String]
    package let isReadable: Bool
}

/// The formats that count as pictures.
package enum PictureFormats {
    private static let known: [(format: pb_format, extensions: [String])] = [
        (PB_FORMAT_JPEG, ["jpg", "jpeg", "jpe", "jfif"]),
        (PB_FORMAT_PNG, ["png", "apng"]),
        (PB_FORMAT_GIF, ["gif"]),
        (PB_FORMAT_WEBP, ["webp"]),
        (PB_FORMAT_TIFF, ["tif", "tiff"]),
        (PB_FORMAT_BMP, ["bmp", "dib"]),
        (PB_FORMAT_HEIC, ["heic", "heif", "hif"]),
        (PB_FORMAT_AVIF, ["avif"]),
        (PB_FORMAT_SVG, ["svg"]),
        (PB_FORMAT_JXL, ["jxl"]),
        (PB_FORMAT_JP2, ["jp2", "j2k", "j2c", "jpc"]),
        (PB_FORMAT_PNM, ["ppm", "pgm", "pbm", "pnm"]),
        (PB_FORMAT_HDR, ["hdr"]),
        (PB_FORMAT_EXR, ["exr"]),
        (PB_FORMAT_ICO, ["ico", "cur"]),
        (PB_FORMAT_TGA, ["tga", "icb", "vda", "vst"]),
        (PB_FORMAT_ICNS, ["icns"]),
        (PB_FORMAT_PSD, ["psd", "psb"]),
        (PB_FORMAT_QOI, ["qoi"]),
        (PB_FORMAT_DDS, ["dds"]),
        (PB_FORMAT_RAW, ["dng", "cr2", "cr3", "nef", "nrw", "arw", "sr2", "orf", "rw2", "raf", "pef", "srw"]),
    ]

    /// Every format, with what this machine can read.
    package static func available() -> [PictureFormat] {
        guard Imaging.isStarted else { return [] }
        return known.map { entry in
            let name = String(cString: pb_format_name(entry.format))
            let isReadable = pb_format_readable(entry.format) && FormatProbe.decodes(name) != false
            return PictureFormat(name: name, extensions: entry.extensions, isReadable: isReadable)
        }
    }

    /// What counts as a picture by its name; lower case, without the dot.
    package static let extensions: Set<String> = Set(known.flatMap(\.extensions))

    /// Whether the first bytes (a few hundred are enough) are those of a picture.
    package static func looksLikePicture(_ head: [UInt8]) -> Bool {
        pb_format_of(head, head.count) != PB_FORMAT_UNKNOWN
    }
}
