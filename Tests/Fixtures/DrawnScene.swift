package import PixelBoxImaging

/// Drawn pictures with as much to see as photos have: rectangles and discs of many sizes over a gradient.
package enum DrawnScene {
    /// The same number always gives the same picture, another number another one.
    package static func pixels(_ number: Int, width: Int = 240, height: Int = 180) -> Pixels {
        var random = Steps(state: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678)
        let sky = (0..<6).map { _ in Double(random.next(256)) }
        var values = [Double](repeating: 0, count: width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                let share = Double(x + y) / Double(width + height)
                for c in 0..<3 { values[(y * width + x) * 3 + c] = sky[c] * (1 - share) + sky[c + 3] * share }
            }
        }
        for _ in 0..<40 {
            let (cx, cy) = (random.next(width), random.next(height))
            let (rx, ry) = (4 + random.next(width / 6), 4 + random.next(height / 6))
            let isDisc = random.next(2) == 0
            let colour = (0..<3).map { _ in Double(random.next(256)) }
            for y in max(0, cy - ry)..<min(height, cy + ry) {
                for x in max(0, cx - rx)..<min(width, cx + rx) {
                    let (dx, dy) = (Double(x - cx) / Double(rx), Double(y - cy) / Double(ry))
                    guard !isDisc || dx * dx + dy * dy < 1 else { continue }
                    for c in 0..<3 { values[(y * width + x) * 3 + c] = colour[c] }
                }
            }
        }
        return Pixels(width: width, height: height, channels: 3, bytes: values.map { UInt8(max(0, min(255, $0))) })
    }

    /// The scene as a PNG.
    package static func png(_ number: Int) throws -> [UInt8] { try encodePNG(pixels(number)) }

    private struct Steps {
        var state: UInt64

        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
