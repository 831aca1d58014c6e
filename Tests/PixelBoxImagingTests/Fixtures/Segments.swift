import PixelBoxImaging

/// Puts blocks of metadata into encoded pictures.
enum Segments {
    /// A JPEG with application segments right behind its beginning.
    static func jpeg(
        _ pixels: Pixels, exif: [UInt8]? = nil, xmp: String? = nil, iptc: [UInt8]? = nil, profile: [UInt8]? = nil
    ) throws -> [UInt8] {
        let encoded = try encodeJPEG(pixels, quality: 95)
        var segments: [UInt8] = []
        if let exif { segments += segment(0xE1, Array("Exif\0\0".utf8) + exif) }
        if let xmp { segments += segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(xmp.utf8)) }
        if let profile { segments += segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile) }
        if let iptc {
            let resource = Array("8BIM".utf8) + [4, 4, 0, 0] + Bytes.big(iptc.count, 4) + iptc
            segments += segment(0xED, Array("Photoshop 3.0\0".utf8) + resource)
        }
        return Bytes.joined(Array(encoded[..<2]), segments, Array(encoded[2...]))
    }

    /// A PNG with one more chunk before its pixels.
    static func png(_ pixels: Pixels, chunk kind: String, _ content: [UInt8]) throws -> [UInt8] {
        let encoded = try encodePNG(pixels)
        return Bytes.joined(Array(encoded[..<33]), chunk(kind, content), Array(encoded[33...]))
    }

    /// A PNG with one more chunk behind its pixels.
    static func png(_ pixels: Pixels, lastChunk kind: String, _ content: [UInt8]) throws -> [UInt8] {
        let encoded = try encodePNG(pixels)
        return Bytes.joined(encoded.dropLast(12), chunk(kind, content), encoded.suffix(12))
    }

    /// A PNG of which only the header is there.
    static func pngHeader(width: Int, height: Int) -> [UInt8] {
        let header = Bytes.big(width, 4) + Bytes.big(height, 4) + [8, 2, 0, 0, 0]
        return Bytes.joined(
            [0x89], Array("PNG\r\n".utf8), [0x1A, 0x0A], chunk("IHDR", header), chunk("IDAT", [0x78, 0x9C]),
            chunk("IEND", []))
    }

    static func iptc(_ dataset: UInt8, _ text: String) -> [UInt8] {
        [0x1C, 2, dataset] + Bytes.big(text.utf8.count, 2) + Array(text.utf8)
    }

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + Bytes.big(content.count + 2, 2) + content
    }

    private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + content
        return Bytes.big(content.count, 4) + body + Bytes.big(Int(checksum(body)), 4)
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
