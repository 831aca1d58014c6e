internal import CFingerprint

/// A picture, or a part of one, in few cells of colour and opacity: all that is left of a sprite at a quarter of its size, and all
/// that there is to a plain tile. Two of them are compared as they are, not by edges as pictures are that show more.
struct Miniature: Sendable, Equatable {
    /// The most cells along an edge.
    static let edge = 16
    private static let neutral: Float = 128
    private static let opaque: Float = 250.0 / 255

    let width: Int
    let height: Int
    /// One behind the other: brightness over neutral grey, less that grey; the colour differences to blue and red; opacity (0 to
    /// 1) where something is transparent.
    let planes: [Float]

    var isTransparent: Bool { planes.count > 3 * width * height }

    /// A whole picture.
    init(_ pixels: Pixels) {
        let width = min(Self.edge, pixels.width), height = min(Self.edge, pixels.height), cells = width * height
        var planes = [Float](repeating: 0, count: 4 * cells)
        pb_miniature_planes(
            pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels), Self.neutral,
            Int32(width), Int32(height), &planes)
        for index in 0..<cells {
            planes[index] = (planes[index] - Self.neutral).rounded()
            for colour in [cells + index, 2 * cells + index] { planes[colour].round() }
            planes[3 * cells + index] = planes[3 * cells + index].rounded() / 255
        }
        if planes[(3 * cells)...].allSatisfy({ $0 >= Self.opaque }) { planes.removeLast(cells) }
        self.init(width: width, height: height, planes: planes)
    }

    /// From `bytes`; nil if there are not as many as it takes.
    init?(width: Int, height: Int, isTransparent: Bool, bytes: [UInt8]) {
        let cells = width * height
        guard bytes.count == (isTransparent ? 4 : 3) * cells else { return nil }
        self.init(
            width: width, height: height,
            planes: bytes.enumerated().map { $0 < 3 * cells ? Float($1) - Self.neutral : Float($1) / 255 })
    }

    /// All planes, to be kept.
    var bytes: [UInt8] {
        planes.enumerated().map { index, value in
            UInt8(max(0, min(255, index < 3 * width * height ? value + Self.neutral : (value * 255).rounded())))
        }
    }

    /// What lies within the plain margins of a picture.
    init(contentOf content: FingerprintContent) {
        let (width, height) = (min(Self.edge, content.luma.width), min(Self.edge, content.luma.height))
        var grids = [content.luma, content.blue, content.red].map { $0.grid(offset: Self.neutral) }
        if let alpha = content.alpha {
            grids.append(
                Grid(width: content.luma.width, height: content.luma.height, cells: alpha.map { Float($0) / 3 }))
        }
        self.init(width: width, height: height, planes: grids.flatMap { $0.averaged(width, height).cells })
    }

    init(width: Int, height: Int, planes: [Float]) {
        (self.width, self.height, self.planes) = (width, height, planes)
    }

    /// Brightness is the first plane, then come blue, red and opacity.
    func plane(_ number: Int) -> Grid {
        let cells = width * height
        return Grid(width: width, height: height, cells: Array(planes[number * cells..<(number + 1) * cells]))
    }

    func oriented(_ orientation: Orientation) -> Miniature {
        orientation == .upright ? self : mapped { $0.oriented(orientation) }
    }

    /// What comes of laying this one on another, in as many cells as both have.
    func likeness(to other: Miniature) -> MiniatureLikeness {
        let width = min(width, other.width), height = min(height, other.height)
        let one = averaged(width, height), two = other.averaged(width, height)
        let measures = pb_miniature_compare(
            one.planes, one.planeCount, two.planes, two.planeCount, Int32(width), Int32(height))
        return MiniatureLikeness(measures: measures, cells: width * height)
    }

    /// What is left of one if it is made of the other one in other colours, in as many cells as both have: of this one or that
    /// one, as less is left.
    func recolouring(to other: Miniature) -> MiniatureRecolouring {
        let width = min(width, other.width), height = min(height, other.height)
        let one = averaged(width, height), two = other.averaged(width, height)
        if isTransparent != other.isTransparent {
            return isTransparent ? one.recoloured(as: two) : two.recoloured(as: one)
        }
        let there = one.recoloured(as: two), back = two.recoloured(as: one)
        return there.lumaShare <= back.lumaShare ? there : back
    }

    private func recoloured(as other: Miniature) -> MiniatureRecolouring {
        MiniatureRecolouring(
            measures: pb_miniature_recolouring(
                planes, planeCount, other.planes, other.planeCount, Int32(width * height)))
    }

    private var planeCount: Int32 { isTransparent ? 4 : 3 }

    private func averaged(_ newWidth: Int, _ newHeight: Int) -> Miniature {
        newWidth == width && newHeight == height ? self : mapped { $0.averaged(newWidth, newHeight) }
    }

    private func mapped(_ body: (Grid) -> Grid) -> Miniature {
        let grids = (0..<Int(planeCount)).map { body(plane($0)) }
        return Miniature(width: grids[0].width, height: grids[0].height, planes: grids.flatMap(\.cells))
    }
}

extension Grid {
    /// The mean over the area of each new cell; linear along an edge that has fewer cells than are wanted.
    fileprivate func averaged(_ newWidth: Int, _ newHeight: Int) -> Grid {
        if newWidth == width && newHeight == height { return self }
        let source = resized(max(width, newWidth), max(height, newHeight))
        let cells = [Float](unsafeUninitializedCapacity: newWidth * newHeight) { buffer, count in
            guard let out = buffer.baseAddress else { return }
            pb_grid_average(
                source.cells, Int32(source.width), Int32(source.height), out, Int32(newWidth), Int32(newHeight))
            count = newWidth * newHeight
        }
        return Grid(width: newWidth, height: newHeight, cells: cells)
    }
}
