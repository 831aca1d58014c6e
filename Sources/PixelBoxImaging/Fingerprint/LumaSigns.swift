import Foundation

/// A 64-bit hash of the brightness: the signs of its low frequencies. Copies differ in few bits; mirrored and turned ones
/// can be computed from the hash.
enum LumaSigns {
    private static let edge = 32
    private static let frequencies = 8
    private static let cosines: [[Float]] = (0...frequencies).map { frequency in
        (0..<edge).map { x in cos(Float.pi * Float(frequency) * (Float(x) + 0.5) / Float(edge)) }
    }

    /// Bit 8·v + u: whether the frequency u + 1 across and v + 1 down is above zero.
    static func hash(_ luma: Grid) -> UInt64 {
        let square = luma.resized(edge, edge)
        var across = [Float](repeating: 0, count: edge * frequencies)
        for y in 0..<edge {
            for u in 0..<frequencies {
                var sum: Float = 0
                for x in 0..<edge { sum += square.cells[y * edge + x] * cosines[u + 1][x] }
                across[y * frequencies + u] = sum
            }
        }
        var hash: UInt64 = 0
        for v in 0..<frequencies {
            for u in 0..<frequencies {
                var sum: Float = 0
                for y in 0..<edge { sum += across[y * frequencies + u] * cosines[v + 1][y] }
                if sum > 0 { hash |= 1 << UInt64(8 * v + u) }
            }
        }
        return hash
    }

    /// The hash of the same picture in another orientation.
    static func oriented(_ hash: UInt64, _ orientation: Orientation) -> UInt64 {
        var result: UInt64 = 0
        for v in 0..<frequencies {
            for u in 0..<frequencies {
                let from = orientation.isTransposed ? 8 * u + v : 8 * v + u
                var bit = hash >> UInt64(from) & 1
                // Odd frequencies change their sign when the axis is reversed; u = 0 stands for frequency 1.
                if orientation.isMirrored && u % 2 == 0 { bit ^= 1 }
                if orientation.isFlipped && v % 2 == 0 { bit ^= 1 }
                result |= bit << UInt64(8 * v + u)
            }
        }
        return result
    }
}
