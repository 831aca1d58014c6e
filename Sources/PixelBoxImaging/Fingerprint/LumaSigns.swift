import Foundation

/// A 64-bit hash of the brightness: the signs of its low frequencies. Copies differ in few bits; mirrored and turned ones
/// can be computed from the hash.
enum LumaSigns {
    private static let edge = 32
    private static let frequencies = 8
    /// As a share of the middle strength of all frequencies.
    private static let leastStrength: Float = 0.2
    private static let cosines: [[Float]] = (0...frequencies).map { frequency in
        (0..<edge).map { x in cos(Float.pi * Float(frequency) * (Float(x) + 0.5) / Float(edge)) }
    }

    /// Bit 8·v + u: whether the frequency u + 1 across and v + 1 down is above zero.
    static func hash(_ luma: Grid) -> UInt64 {
        strengths(luma).enumerated().reduce(0) { $1.element > 0 ? $0 | 1 << UInt64($1.offset) : $0 }
    }

    /// The bits of the hash whose frequencies are strong enough that an edit does not change their sign by chance. What is
    /// symmetric has every other frequency next to zero.
    static func tellingBits(_ luma: Grid) -> UInt64 {
        let strengths = strengths(luma)
        let energy = strengths.reduce(0) { $0 + $1 * $1 } / Float(strengths.count)
        let least = leastStrength * energy.squareRoot()
        return strengths.enumerated().reduce(0) { abs($1.element) > least ? $0 | 1 << UInt64($1.offset) : $0 }
    }

    /// How strong each frequency is, in the order of the bits of the hash.
    static func strengths(_ luma: Grid) -> [Float] {
        let square = luma.resized(edge, edge)
        var across = [Float](repeating: 0, count: edge * frequencies)
        for y in 0..<edge {
            for u in 0..<frequencies {
                var sum: Float = 0
                for x in 0..<edge { sum += square.cells[y * edge + x] * cosines[u + 1][x] }
                across[y * frequencies + u] = sum
            }
        }
        var strengths: [Float] = []
        strengths.reserveCapacity(frequencies * frequencies)
        for v in 0..<frequencies {
            for u in 0..<frequencies {
                var sum: Float = 0
                for y in 0..<edge { sum += across[y * frequencies + u] * cosines[v + 1][y] }
                strengths.append(sum)
            }
        }
        return strengths
    }

    /// Strong and weak frequencies brought nearer to each other: the strongest would say everything.
    static func spread(_ strengths: [Float]) -> [Float] {
        strengths.map { $0 < 0 ? -(-$0).squareRoot() : $0.squareRoot() }
    }

    /// The strengths of the same picture in another orientation.
    static func oriented(_ strengths: [Float], _ orientation: Orientation) -> [Float] {
        (0..<frequencies * frequencies).map { place in
            let (u, v) = (place % frequencies, place / frequencies)
            let value = strengths[orientation.isTransposed ? frequencies * u + v : place]
            // As in the hash.
            let changes = (orientation.isMirrored && u % 2 == 0) != (orientation.isFlipped && v % 2 == 0)
            return changes ? -value : value
        }
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
