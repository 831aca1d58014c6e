/// Files of simple formats, built byte by byte: 16 × 8 pixels, the left half red and the right half blue.
enum HandmadeFiles {
    private static let width = 16
    private static let height = 8

    static let bmp: [UInt8] = {
        let header = Array("BM".utf8) + Bytes.little(54 + pixels.count, 4) + [0, 0, 0, 0] + Bytes.little(54, 4)
        return header + bitmapHeader(height: height, bits: 24) + pixels
    }()

    static let ico: [UInt8] = {
        let bitmap = bitmapHeader(height: 2 * height, bits: 24) + pixels + [UInt8](repeating: 0, count: 4 * height)
        let entry = [UInt8(width), UInt8(height), 0, 0] + [1, 0, 24, 0] + Bytes.little(bitmap.count, 4)
        return [0, 0, 1, 0, 1, 0] + entry + Bytes.little(22, 4) + bitmap
    }()

    static let tga = Bytes.joined(
        [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], Bytes.little(width, 2), Bytes.little(height, 2), [24, 0], pixels)

    /// The rows as runs of one colour.
    static let packedTGA = Bytes.joined(
        [0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0], Bytes.little(width, 2), Bytes.little(height, 2), [24, 0x20],
        rows([0x87, 0, 0, 255, 0x87, 255, 0, 0]))

    static let qoi = Bytes.joined(
        Array("qoif".utf8), Bytes.big(width, 4), Bytes.big(height, 4), [3, 0],
        rows([0xFE, 255, 0, 0, 0xC6, 0xFE, 0, 0, 255, 0xC6]), [0, 0, 0, 0, 0, 0, 0, 1])

    static let ppm = Bytes.joined(
        Array("P6 16 8 255\n".utf8), rows((0..<width).flatMap { $0 < 8 ? Drawing.red : Drawing.blue }))

    static let psd: [UInt8] = {
        let planes = [0, 1, 2].map { channel in
            rows((0..<width).map { $0 < 8 ? Drawing.red[channel] : Drawing.blue[channel] })
        }
        return Bytes.joined(
            Array("8BPS".utf8), [0, 1, 0, 0, 0, 0, 0, 0], Bytes.big(3, 2), Bytes.big(height, 4), Bytes.big(width, 4),
            Bytes.big(8, 2), Bytes.big(3, 2), Bytes.zeros(12), [0, 0], planes[0], planes[1], planes[2])
    }()

    /// Two columns of four by four pixels each, in the block coding BC1.
    static let dds: [UInt8] = {
        let format = Bytes.joined(Bytes.little(32, 4), Bytes.little(4, 4), Array("DXT1".utf8), Bytes.zeros(20))
        let head = Bytes.joined(
            Array("DDS ".utf8), Bytes.little(124, 4), Bytes.little(0x1007, 4), Bytes.little(height, 4),
            Bytes.little(width, 4), Bytes.zeros(56), format)
        let red = Bytes.little(0xF800, 2) + Bytes.zeros(6)
        let blue = Bytes.little(0x001F, 2) + Bytes.zeros(6)
        let row = Bytes.joined(red, red, blue, blue)
        return Bytes.joined(head, Bytes.zeros(128 - head.count), row, row)
    }()

    static let svg = Array(
        """
        <?xml version="1.0"?><!-- drawn --><svg xmlns="http://www.w3.org/2000/svg" width="16" height="8">
        <rect width="8" height="8" fill="red"/><rect x="8" width="8" height="8" fill="blue"/></svg>
        """.utf8)

    /// Blue, green, red from the bottom row up, as BMP and TGA have it.
    private static let pixels = rows((0..<width).flatMap { $0 < 8 ? [0, 0, 255] : [255, 0, 0] as [UInt8] })

    /// The same row for the whole height.
    private static func rows(_ row: [UInt8]) -> [UInt8] { Array(repeatElement(row, count: height).joined()) }

    private static func bitmapHeader(height: Int, bits: Int) -> [UInt8] {
        Bytes.joined(
            Bytes.little(40, 4), Bytes.little(width, 4), Bytes.little(height, 4), [1, 0], Bytes.little(bits, 2),
            Bytes.zeros(24))
    }
}
