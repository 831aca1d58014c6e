import Foundation
import PixelBoxInference
import Testing

/// Small pictures and what rapidocr reads in them; Scripts/evaluation/text_golden.py draws both.
struct GoldenText: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let ink: [Int]
    let paper: [Int]
    let slope: Int
    let lines: [TextLine]

    var testDescription: String { name }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden/text")

    static let all: [GoldenText] = {
        let file = folder.appending(path: "golden.json")
        do {
            return try JSONDecoder().decode([GoldenText].self, from: Data(contentsOf: file))
        } catch {
            fatalError("\(file.path): \(error)")
        }
    }()

    /// The picture: a 1-bit map, coloured.
    func picture() throws -> DrawnText {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name + ".pbm")))
        let fields = bytes.prefix(32).split(maxSplits: 3, whereSeparator: { $0 == 10 || $0 == 32 })
        let numbers = fields.dropFirst().prefix(2).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        let (width, height) = (numbers[0], numbers[1])
        let stride = (width + 7) / 8
        let start = bytes.count - stride * height
        var rgb: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let isInk = bytes[start + y * stride + x / 8] >> UInt8(7 - x % 8) & 1 == 0
                let gain = slope * (x + y) / (width + height)
                rgb += (isInk ? ink : paper.map { min(255, $0 + gain) }).map(UInt8.init)
            }
        }
        return DrawnText(rgb: rgb, width: width, height: height)
    }
}

/// A picture that a test gives to the reader.
struct DrawnText {
    var rgb: [UInt8]
    var width: Int
    var height: Int

    /// A picture of one colour.
    init(width: Int, height: Int, grey: UInt8) {
        self.init(rgb: [UInt8](repeating: grey, count: 3 * width * height), width: width, height: height)
    }

    init(rgb: [UInt8], width: Int, height: Int) {
        self.rgb = rgb
        self.width = width
        self.height = height
    }

    /// Puts another picture in with its top left corner there.
    mutating func paste(_ other: DrawnText, x: Int, y: Int) {
        for row in 0..<other.height {
            let source = 3 * row * other.width
            let target = 3 * ((y + row) * width + x)
            rgb.replaceSubrange(target..<target + 3 * other.width, with: other.rgb[source..<source + 3 * other.width])
        }
    }
}
