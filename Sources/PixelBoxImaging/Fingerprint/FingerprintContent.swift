/// What a fingerprint knows of its picture.
struct FingerprintContent: Sendable, Equatable {
    /// The most cells of the brightness grid.
    static let lumaCells = 3_072
    /// The most cells of each colour grid.
    static let chromaCells = 192
    /// The most colours of a picture whose structure is hashed.
    static let structureColours = 256
    /// The most shades of a picture that was drawn in greys.
    private static let mostDrawnGreys = 64

    /// Size of the whole picture as decoded.
    var width = 0
    var height = 0
    /// The part within plain margins, in shares of the working picture (0 to 65535).
    var box: [UInt16] = [0, 0, 65_535, 65_535]
    /// Brightness of that part, over neutral grey where transparent.
    var luma = ByteGrid()
    /// Opacity in four steps (0 to 3), of the same size as `luma`; nil for opaque pictures.
    var alpha: [UInt8]?
    /// Colour difference to blue and to red, plus 128.
    var blue = ByteGrid()
    var red = ByteGrid()
    /// Brightness of the margins, or of the outermost pixels where there are none.
    var surround: UInt8 = 128
    /// Hash of the working pixels with the size.
    var pixelHash: UInt64 = 0
    /// The same for each exchange of colours; 0 if there are too many colours.
    var structureHash: UInt64 = 0
    /// How many colours there are; more than `structureColours` means many.
    var colours: UInt16 = 0
    /// All of it, margins as well, in few cells.
    var miniature = Miniature(width: 1, height: 1, planes: [0, 0, 0])
    /// What is within its outermost margin or frame; nil if it has none.
    var framed: Framed?
    /// Signs of the low frequencies of the brightness.
    var signs: UInt64 = 0
    /// Its windows at full size, where they are known.
    var shingles = Shingles.none

    /// Whether it has few colours, as drawings and sprites have. Photos without colour have few as well.
    var isGraphic: Bool { structureHash != 0 && !isGreyPhoto }

    /// Whether there are plain margins around the content.
    var hasMargins: Bool { box != [0, 0, 65_535, 65_535] }

    /// Width by height of what lies within the margins.
    var proportion: Float {
        Float(width) * Float(Int(box[2]) - Int(box[0])) / (Float(height) * Float(Int(box[3]) - Int(box[1])))
    }

    private var isGreyPhoto: Bool {
        Int(colours) > Self.mostDrawnGreys && alpha == nil
            && blue.cells.allSatisfy { 126...130 ~= $0 } && red.cells.allSatisfy { 126...130 ~= $0 }
    }

    /// Mean brightness of what is not transparent.
    var visibleBrightness: Float {
        guard let alpha else { return Float(luma.cells.reduce(0) { $0 + Int($1) }) / Float(max(1, luma.cells.count)) }
        var sum: Float = 0, weight: Float = 0
        for (value, opacity) in zip(luma.cells, alpha) {
            let share = Float(opacity) / 3
            sum += Float(value) - 128 * (1 - share)
            weight += share
        }
        return weight > 0 ? sum / weight : 128
    }

    /// What is within a frame.
    struct Framed: Sendable, Equatable {
        let miniature: Miniature
        /// Of the working picture, in pixels.
        let width: Int
        let height: Int
    }

    /// A grid of bytes.
    struct ByteGrid: Sendable, Equatable {
        var width = 0
        var height = 0
        var cells: [UInt8] = []
    }
}
