internal import CFingerprint

extension FingerprintContent {
    /// Looks at a working picture (RGB, or RGBA where some of it is transparent).
    init(_ pixels: Pixels, width: Int, height: Int, shingles: Shingles) {
        self.init()
        self.width = width
        self.height = height
        let box = pb_content_box(pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels))
        self.box = [
            Self.share(box.x, pixels.width), Self.share(box.y, pixels.height),
            Self.share(box.x + box.width, pixels.width), Self.share(box.y + box.height, pixels.height),
        ]
        let planes = ColourPlanes(pixels, box)
        let boxWidth = Int(box.width), boxHeight = Int(box.height)
        let size = Self.size(atMost: Self.lumaCells, boxWidth, boxHeight)
        let small = Self.size(atMost: Self.chromaCells, boxWidth, boxHeight)
        let lumaGrid = planes.luma.resized(size.width, size.height)
        luma = ByteGrid(lumaGrid)
        blue = ByteGrid(planes.blue.resized(small.width, small.height), offset: 128)
        red = ByteGrid(planes.red.resized(small.width, small.height), offset: 128)
        alpha = planes.alpha.map { alpha in
            alpha.resized(size.width, size.height).cells.map { UInt8(max(0, min(3, ($0 / 85).rounded()))) }
        }
        surround = planes.surround
        shrink(pixels)
        pixelHash = pb_bytes_hash(pixels.bytes, Int64(pixels.bytes.count)) ^ UInt64(width) << 32 ^ UInt64(height)
        var count: Int32 = 0
        structureHash = pb_structure_hash(
            pixels.bytes, Int32(pixels.width), Int32(pixels.channels), box, Int32(Self.structureColours), &count)
        colours = UInt16(count)
        signs = LumaSigns.hash(lumaGrid)
        // Photos have no small things on them that are asked about.
        let isPhoto = alpha == nil && structureHash == 0
        self.shingles = isPhoto ? shingles.first(Shingles.usualCount) : shingles
    }

    /// Makes the miniatures.
    mutating func shrink(_ pixels: Pixels) {
        miniature = Miniature(pixels)
        let box = pb_framed_box(pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels))
        let (width, height) = (Int(box.width), Int(box.height))
        framed =
            width == pixels.width && height == pixels.height
            ? nil
            : pixels.cropped(x: Int(box.x), y: Int(box.y), width: width, height: height).map {
                Framed(miniature: Miniature($0), width: width, height: height)
            }
    }

    /// The size of the box itself if it has no more cells, else a smaller one of the same proportions.
    private static func size(atMost cells: Int, _ width: Int, _ height: Int) -> (width: Int, height: Int) {
        width * height <= cells ? (width, height) : Grid.size(for: cells, width: width, height: height)
    }

    private static func share(_ part: Int32, _ whole: Int) -> UInt16 {
        UInt16(Int(part) * 65_535 / whole)
    }
}

extension FingerprintContent.ByteGrid {
    init(_ grid: Grid, offset: Float = 0) {
        width = grid.width
        height = grid.height
        cells = grid.cells.map { UInt8(max(0, min(255, ($0 + offset).rounded()))) }
    }

    /// As numbers again.
    func grid(offset: Float = 0) -> Grid {
        Grid(width: width, height: height, cells: cells.map { Float($0) - offset })
    }
}
