/// 8-bit sRGB pixels in tight rows, top row first.
package struct Pixels: Sendable, Equatable {
    package let width: Int
    package let height: Int
    /// 3 for RGB, 4 for RGBA (straight alpha).
    package let channels: Int
    package let bytes: [UInt8]

    /// Takes the bytes as they are; there must be width × height × channels of them.
    package init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
        precondition(width > 0 && height > 0 && (channels == 3 || channels == 4))
        precondition(bytes.count == width * height * channels)
        self.width = width
        self.height = height
        self.channels = channels
        self.bytes = bytes
    }

    /// The part of the picture inside the rectangle, which is first cut to the picture; nil if nothing is left.
    package func cropped(x: Int, y: Int, width: Int, height: Int) -> Pixels? {
        let left = max(0, x), top = max(0, y)
        let right = min(self.width, x + width), bottom = min(self.height, y + height)
        guard left < right, top < bottom else { return nil }
        var part: [UInt8] = []
        part.reserveCapacity((right - left) * (bottom - top) * channels)
        for row in top..<bottom {
            let start = (row * self.width + left) * channels
            part.append(contentsOf: bytes[start..<start + (right - left) * channels])
        }
        return Pixels(width: right - left, height: bottom - top, channels: channels, bytes: part)
    }
}
