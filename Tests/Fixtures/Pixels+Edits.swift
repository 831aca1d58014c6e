package import PixelBoxImaging

/// What happens to pictures on their way through other hands.
extension Pixels {
    /// Half as wide and high.
    package var halved: Pixels {
        mapped(width: width / 2, height: height / 2) { x, y, c in
            let sum = [(0, 0), (1, 0), (0, 1), (1, 1)].reduce(0) { $0 + self[2 * x + $1.0, 2 * y + $1.1, c] }
            return sum / 4
        }
    }

    /// Left and right exchanged.
    package var mirrored: Pixels { mapped(width: width, height: height) { x, y, c in self[width - 1 - x, y, c] } }

    /// Without colours.
    package var grey: Pixels {
        mapped(width: width, height: height) { x, y, _ in (self[x, y, 0] * 3 + self[x, y, 1] * 6 + self[x, y, 2]) / 10 }
    }

    private subscript(x: Int, y: Int, channel: Int) -> Int { Int(bytes[(y * width + x) * channels + channel]) }

    private func mapped(width: Int, height: Int, _ value: (_ x: Int, _ y: Int, _ channel: Int) -> Int) -> Pixels {
        var edited: [UInt8] = []
        edited.reserveCapacity(width * height * 3)
        for y in 0..<height {
            for x in 0..<width {
                for c in 0..<3 { edited.append(UInt8(clamping: value(x, y, c))) }
            }
        }
        return Pixels(width: width, height: height, channels: 3, bytes: edited)
    }
}
