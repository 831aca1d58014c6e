import Foundation

/// How a picture is brought to another size: Pillow's filters, which weigh every pixel when they shrink.
enum Resampling: String, Sendable {
    case nearest, box, bilinear, hamming, bicubic, lanczos

    /// How far the filter reaches to either side, in pixels of the larger picture.
    private var support: Double {
        switch self {
        case .nearest, .box: 0.5
        case .bilinear, .hamming: 1
        case .bicubic: 2
        case .lanczos: 3
        }
    }

    private func weight(at distance: Double) -> Double {
        let x = abs(distance)
        switch self {
        case .nearest, .box: return distance > -0.5 && distance <= 0.5 ? 1 : 0
        case .bilinear: return x < 1 ? 1 - x : 0
        case .hamming:
            if x == 0 { return 1 }
            return x < 1 ? sin(x * .pi) / (x * .pi) * (0.54 + 0.46 * cos(x * .pi)) : 0
        case .bicubic:
            if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
            return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
        case .lanczos:
            if x == 0 { return 1 }
            return x < 3 ? sin(x * .pi) * sin(x * .pi / 3) * 3 / (x * x * .pi * .pi) : 0
        }
    }

    /// Tightly packed RGB rows in another size.
    func resized(_ rgb: [UInt8], width: Int, height: Int, toWidth: Int, toHeight: Int) -> [UInt8] {
        let across = axis(from: width, to: toWidth)
        let down = axis(from: height, to: toHeight)
        let rows = [UInt8](unsafeUninitializedCapacity: height * toWidth * 3) { target, count in
            rgb.withUnsafeBufferPointer { source in
                for y in 0..<height {
                    for x in 0..<toWidth {
                        let taps = across[x]
                        var sums: (Float, Float, Float) = (0.5, 0.5, 0.5)
                        var pixel = (y * width + taps.first) * 3
                        for weight in taps.weights {
                            sums.0 += weight * Float(source[pixel])
                            sums.1 += weight * Float(source[pixel + 1])
                            sums.2 += weight * Float(source[pixel + 2])
                            pixel += 3
                        }
                        let place = (y * toWidth + x) * 3
                        target[place] = UInt8(clamping: Int(sums.0.rounded(.down)))
                        target[place + 1] = UInt8(clamping: Int(sums.1.rounded(.down)))
                        target[place + 2] = UInt8(clamping: Int(sums.2.rounded(.down)))
                    }
                }
            }
            count = height * toWidth * 3
        }
        let stride = toWidth * 3
        return [UInt8](unsafeUninitializedCapacity: toHeight * stride) { target, count in
            rows.withUnsafeBufferPointer { source in
                for y in 0..<toHeight {
                    let taps = down[y]
                    for x in 0..<stride {
                        var sum: Float = 0.5
                        var place = taps.first * stride + x
                        for weight in taps.weights {
                            sum += weight * Float(source[place])
                            place += stride
                        }
                        target[y * stride + x] = UInt8(clamping: Int(sum.rounded(.down)))
                    }
                }
            }
            count = toHeight * stride
        }
    }

    private struct Taps {
        let first: Int
        let weights: [Float]
    }

    /// For each target position: which source positions count, and how much.
    private func axis(from source: Int, to target: Int) -> [Taps] {
        let scale = Double(source) / Double(target)
        if self == .nearest {
            return (0..<target).map { index in
                Taps(first: min(source - 1, Int((Double(index) + 0.5) * scale)), weights: [1])
            }
        }
        let stretch = max(1, scale)
        return (0..<target).map { index in
            let centre = (Double(index) + 0.5) * scale
            let first = max(0, Int(centre - support * stretch + 0.5))
            let last = min(source, Int(centre + support * stretch + 0.5))
            let weights = (first..<last).map { weight(at: (Double($0) - centre + 0.5) / stretch) }
            let sum = weights.reduce(0, +)
            return Taps(first: first, weights: weights.map { Float(sum == 0 ? $0 : $0 / sum) })
        }
    }
}
