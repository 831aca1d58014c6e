/// A line of text cut out of a picture, upright, ready for the recogniser or the orientation model.
struct LineStrip {
    /// Height that both models take.
    static let height = 48

    /// Corners in the picture, clockwise from the top left of the text.
    private(set) var corners: [SIMD2<Float>]

    /// In pixels of the picture.
    var lineLength: Float { max(length(from: 0, to: 1), 1) }
    /// In pixels of the picture.
    var lineHeight: Float { max(length(from: 0, to: 3), 1) }

    /// A box that is much taller than wide holds text that runs downwards or upwards: it is turned a quarter to the left.
    init(corners: [SIMD2<Float>]) {
        self.corners = corners
        guard length(from: 0, to: 3) >= 1.5 * length(from: 0, to: 1) else { return }
        self.corners = [corners[1], corners[2], corners[3], corners[0]]
    }

    /// The same line read from the other side.
    func turned() -> LineStrip {
        var strip = self
        strip.corners = [corners[2], corners[3], corners[0], corners[1]]
        return strip
    }

    /// Width at the height of the models, not more than `limit`.
    func width(limit: Int) -> Int {
        min(max(1, Int((Float(Self.height) * lineLength / lineHeight).rounded(.up))), limit)
    }

    /// Draws the line into one item of a batch of `stride` columns: planes of blue, green and red from -1 to 1.
    func draw(
        from picture: TextPicture, into target: UnsafeMutableBufferPointer<Float>, width: Int, stride: Int
    ) {
        let along = corners[1] - corners[0]
        let down = corners[3] - corners[0]
        let size = SIMD2(lineLength, lineHeight)
        // Several samples are averaged where the strip is smaller than the line in the picture.
        let tapsX = max(1, Int((size.x / Float(width)).rounded()))
        let tapsY = max(1, Int((size.y / Float(Self.height)).rounded()))
        let stepX = along / Float(width * tapsX)
        let stepY = down / Float(Self.height * tapsY)
        let scale = 2 / (255 * Float(tapsX * tapsY))
        // Corners are centres of pixels, as in the detector's map; the samples are aligned as by a plain resize.
        let start = corners[0] - along / (2 * size.x) - down / (2 * size.y)
        let plane = Self.height * stride
        picture.rgb.withUnsafeBufferPointer { rgb in
            let sampler = Sampler(rgb: rgb, width: picture.width, height: picture.height)
            for y in 0..<Self.height {
                for x in 0..<width {
                    var sum = SIMD4<Float>.zero
                    for tapY in 0..<tapsY {
                        let row = start + stepY * (Float(y * tapsY + tapY) + 0.5)
                        for tapX in 0..<tapsX {
                            sum += sampler.color(at: row + stepX * (Float(x * tapsX + tapX) + 0.5))
                        }
                    }
                    let value = sum * scale - 1
                    let place = y * stride + x
                    target[place] = value.z
                    target[plane + place] = value.y
                    target[2 * plane + place] = value.x
                }
            }
        }
    }

    private func length(from one: Int, to other: Int) -> Float {
        let way = corners[other] - corners[one]
        return (way * way).sum().squareRoot()
    }
}

/// Bilinear samples; the picture's edge goes on outside of it.
private struct Sampler {
    let rgb: UnsafeBufferPointer<UInt8>
    let width: Int
    let height: Int

    @inline(__always)
    func color(at place: SIMD2<Float>) -> SIMD4<Float> {
        let x = min(max(place.x, 0), Float(width - 1))
        let y = min(max(place.y, 0), Float(height - 1))
        let left = Int(x)
        let top = Int(y)
        let right = min(left + 1, width - 1)
        let bottom = min(top + 1, height - 1)
        let weightX = x - Float(left)
        let upper = pixel(left, top) * (1 - weightX) + pixel(right, top) * weightX
        let lower = pixel(left, bottom) * (1 - weightX) + pixel(right, bottom) * weightX
        let weightY = y - Float(top)
        return upper * (1 - weightY) + lower * weightY
    }

    @inline(__always)
    private func pixel(_ x: Int, _ y: Int) -> SIMD4<Float> {
        let place = (y * width + x) * 3
        return SIMD4(Float(rgb[place]), Float(rgb[place + 1]), Float(rgb[place + 2]), 0)
    }
}
