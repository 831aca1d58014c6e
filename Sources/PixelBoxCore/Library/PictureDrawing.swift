internal import PixelBoxImaging

/// Small pictures in forms that terminals show.
public enum PictureDrawing {
    /// An encoded picture as PNG, at most this large; nil if it cannot be decoded.
    public static func png(_ bytes: [UInt8], longestEdge: Int) -> [UInt8]? {
        guard let pixels = try? PictureDecoder().pixels(.bytes(bytes), longestEdge: longestEdge) else { return nil }
        return try? encodePNG(pixels)
    }

    /// An encoded picture as sixels (DEC VT340) with a 6×6×6 palette; nil if it cannot be decoded.
    public static func sixel(_ bytes: [UInt8], longestEdge: Int) -> [UInt8]? {
        guard let pixels = try? PictureDecoder().pixels(.bytes(bytes), longestEdge: longestEdge) else { return nil }
        let colours = stride(from: 0, to: pixels.bytes.count, by: 3).map { index -> Int in
            let level = { (value: UInt8) in (Int(value) * 5 + 127) / 255 }
            return level(pixels.bytes[index]) * 36 + level(pixels.bytes[index + 1]) * 6 + level(pixels.bytes[index + 2])
        }
        var text = "\u{1B}Pq\"1;1;\(pixels.width);\(pixels.height)"
        for colour in Set(colours).sorted() {
            text += "#\(colour);2;\(colour / 36 * 20);\(colour / 6 % 6 * 20);\(colour % 6 * 20)"
        }
        for top in stride(from: 0, to: pixels.height, by: 6) {
            let rows = top..<min(top + 6, pixels.height)
            let band = colours[(rows.lowerBound * pixels.width)..<(rows.upperBound * pixels.width)]
            for colour in Set(band).sorted() {
                text += "#\(colour)" + sixels(of: colour, in: colours, rows: rows, width: pixels.width) + "$"
            }
            text += "-"
        }
        return Array((text + "\u{1B}\\").utf8)
    }

    /// One band of one colour, run-length encoded.
    private static func sixels(of colour: Int, in colours: [Int], rows: Range<Int>, width: Int) -> String {
        var text = ""
        var run = (character: Character("?"), count: 0)
        func flush() {
            text += run.count > 3 ? "!\(run.count)\(run.character)" : String(repeating: run.character, count: run.count)
        }
        for x in 0..<width {
            var bits: UInt8 = 0
            for (bit, y) in rows.enumerated() where colours[y * width + x] == colour { bits |= 1 << bit }
            let character = Character(UnicodeScalar(63 + bits))
            if character == run.character {
                run.count += 1
            } else {
                flush()
                run = (character, 1)
            }
        }
        flush()
        return text
    }
}
