import PixelBoxImaging

/// Pictures drawn by the tests.
enum Drawing {
    static let red: [UInt8] = [255, 0, 0]
    static let blue: [UInt8] = [0, 0, 255]

    /// One colour per pixel.
    static func picture(width: Int, height: Int, colour: (_ x: Int, _ y: Int) -> [UInt8]) -> Pixels {
        let bytes = (0..<height).flatMap { y in (0..<width).flatMap { x in colour(x, y) } }
        return Pixels(width: width, height: height, channels: bytes.count / (width * height), bytes: bytes)
    }

    /// The left half red, the right half blue.
    static func halves(width: Int = 16, height: Int = 8) -> Pixels {
        picture(width: width, height: height) { x, _ in x < width / 2 ? red : blue }
    }

    /// Four corners of different colours, so that each way to lie can be told.
    static func corners(width: Int, height: Int) -> Pixels {
        picture(width: width, height: height) { x, y in
            switch (x < width / 2, y < height / 2) {
            case (true, true): [220, 40, 40]
            case (false, true): [40, 220, 40]
            case (true, false): [40, 40, 220]
            case (false, false): [220, 220, 40]
            }
        }
    }

    /// Something busy, which compresses to some size.
    static func noise(width: Int, height: Int) -> Pixels {
        var random = SeededRandom(seed: 5)
        return picture(width: width, height: height) { x, y in
            [UInt8(truncatingIfNeeded: x), UInt8(truncatingIfNeeded: y), UInt8.random(in: 0...255, using: &random)]
        }
    }
}

/// The same numbers in every run.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

extension Pixels {
    /// The colour of one pixel.
    func at(_ x: Int, _ y: Int) -> [UInt8] {
        Array(bytes[(y * width + x) * channels..<(y * width + x + 1) * channels])
    }

    /// Whether every value of the pixel is near the other.
    func isNear(_ colour: [UInt8], at x: Int, _ y: Int, within distance: Int = 24) -> Bool {
        zip(at(x, y), colour).allSatisfy { abs(Int($0) - Int($1)) <= distance }
    }
}
