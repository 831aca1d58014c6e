internal import CFingerprint

/// The brightness, the colour differences and the opacity of a part of a picture, over neutral grey.
struct ColourPlanes {
    private static let ground: Float = 128
    private static let opaque: Float = 250

    let luma: Grid
    let blue: Grid
    let red: Grid
    /// 0 to 255; nil if all of the part is opaque.
    let alpha: Grid?
    /// The middle brightness of what lies around the part, or of its outermost pixels.
    let surround: UInt8

    init(_ pixels: Pixels, _ box: pb_box) {
        let width = Int(box.width), height = Int(box.height)
        var luma = [Float](repeating: 0, count: width * height)
        var blue = luma, red = luma, alpha = luma
        surround = pb_colour_planes(
            pixels.bytes, Int32(pixels.width), Int32(pixels.height), Int32(pixels.channels), box, Self.ground, &luma,
            &blue, &red, &alpha)
        self.luma = Grid(width: width, height: height, cells: luma)
        self.blue = Grid(width: width, height: height, cells: blue)
        self.red = Grid(width: width, height: height, cells: red)
        let isTransparent = pixels.channels == 4 && alpha.contains { $0 < Self.opaque }
        self.alpha = isTransparent ? Grid(width: width, height: height, cells: alpha) : nil
    }
}
