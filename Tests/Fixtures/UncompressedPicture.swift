package import PixelBoxImaging

/// Pictures in formats that keep every pixel and that nothing else here writes.
package enum UncompressedPicture {
    /// A Windows bitmap, 24 bits; nil unless rows need no padding.
    package static func bmp(_ pixels: Pixels) -> [UInt8]? {
        guard pixels.channels == 3, pixels.width % 4 == 0 else { return nil }
        let size = pixels.bytes.count
        var bytes: [UInt8] = [0x42, 0x4D] + little(54 + size, 4) + little(0, 4) + little(54, 4)
        bytes += little(40, 4) + little(pixels.width, 4) + little(pixels.height, 4) + little(1, 2) + little(24, 2)
        bytes += little(0, 4) + little(size, 4) + little(2835, 4) + little(2835, 4) + little(0, 4) + little(0, 4)
        for y in (0..<pixels.height).reversed() {
            for x in 0..<pixels.width {
                let at = (y * pixels.width + x) * 3
                bytes += [pixels.bytes[at + 2], pixels.bytes[at + 1], pixels.bytes[at]]
            }
        }
        return bytes
    }

    private static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
