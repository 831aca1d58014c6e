package import PixelBoxImaging

/// Small drawn pictures; the same number always gives the same bytes, another number another picture.
package enum SamplePicture {
    /// Stripes and a disc in colours that depend on the number.
    package static func pixels(_ number: Int, width: Int = 48, height: Int = 32) -> Pixels {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 3)
        let seed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        let angle = (Int(seed >> 40 & 7), Int(seed >> 44 & 7) + 1)
        let colours = (0..<3).map { index in (0..<3).map { UInt8(truncatingIfNeeded: seed >> (index * 17 + $0 * 5)) } }
        for y in 0..<height {
            for x in 0..<width {
                let (dx, dy) = (x - width / 2, y - height / 2)
                let isDisc = dx * dx + dy * dy < height * height / 9
                let isStripe = (x * angle.0 + y * angle.1) / 16 % 2 == 0
                bytes += colours[isDisc ? 0 : isStripe ? 1 : 2]
            }
        }
        return Pixels(width: width, height: height, channels: 3, bytes: bytes)
    }

    package static func png(_ number: Int, width: Int = 48, height: Int = 32) throws -> [UInt8] {
        try encodePNG(pixels(number, width: width, height: height))
    }

    package static func jpeg(_ number: Int, width: Int = 48, height: Int = 32, quality: Int = 90) throws -> [UInt8] {
        try encodeJPEG(pixels(number, width: width, height: height), quality: quality)
    }

    /// A disc on a transparent ground.
    package static func transparentPNG(_ number: Int, edge: Int = 32) throws -> [UInt8] {
        let opaque = pixels(number, width: edge, height: edge)
        var bytes: [UInt8] = []
        for index in 0..<(edge * edge) {
            let (dx, dy) = (index % edge - edge / 2, index / edge - edge / 2)
            bytes += opaque.bytes[index * 3..<index * 3 + 3] + [dx * dx + dy * dy < edge * edge / 5 ? 255 : 0]
        }
        return try encodePNG(Pixels(width: edge, height: edge, channels: 4, bytes: bytes))
    }
}
