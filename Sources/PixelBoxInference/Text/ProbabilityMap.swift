/// What the detector answers: how likely each pixel belongs to text, 0 to 255.
package struct ProbabilityMap: Sendable {
    package let width: Int
    package let height: Int
    package private(set) var values: [UInt8]

    package init(width: Int, height: Int, values: [UInt8]) {
        self.width = width
        self.height = height
        self.values = values
    }

    /// A map without text.
    init(width: Int, height: Int) {
        self.init(width: width, height: height, values: [UInt8](repeating: 0, count: width * height))
    }

    /// Takes over `area` (in pixels of this map) from a tile of probabilities 0 to 1 whose top left lies at `origin`.
    mutating func fill(
        _ area: PixelArea, from tile: UnsafeBufferPointer<Float>, tileWidth: Int, origin: (x: Int, y: Int)
    ) {
        values.withUnsafeMutableBufferPointer { values in
            for y in area.y..<area.maxY {
                let source = (y - origin.y) * tileWidth - origin.x
                let target = y * width
                for x in area.x..<area.maxX {
                    let probability = tile[source + x]
                    values[target + x] = UInt8(truncatingIfNeeded: Int32(min(max(probability, 0), 1) * 255 + 0.5))
                }
            }
        }
    }

    /// The mean probability inside a rectangle, 0 to 1.
    package func mean(in rectangle: TurnedRectangle) -> Float {
        // Corners are cut to whole pixels and edges counted in, as the reference implementation does.
        let corners = rectangle.corners.map { SIMD2($0.x.rounded(.towardZero), $0.y.rounded(.towardZero)) }
        let ys = corners.map(\.y)
        let top = max(0, Int(ys.min() ?? 0))
        let bottom = min(height - 1, Int(ys.max() ?? 0))
        guard top <= bottom else { return 0 }
        var sum = 0
        var count = 0
        for y in top...bottom {
            guard let (left, right) = Self.span(of: corners, at: Float(y)) else { continue }
            let first = max(0, left)
            let last = min(width - 1, right)
            guard first <= last else { continue }
            for x in first...last { sum += Int(values[y * width + x]) }
            count += last - first + 1
        }
        return count == 0 ? 0 : Float(sum) / Float(count * 255)
    }

    /// The pixels of a convex polygon in one row.
    private static func span(of corners: [SIMD2<Float>], at y: Float) -> (left: Int, right: Int)? {
        var low = Float.infinity
        var high = -Float.infinity
        for index in corners.indices {
            let start = corners[index]
            let end = corners[(index + 1) % corners.count]
            guard min(start.y, end.y) <= y, y <= max(start.y, end.y) else { continue }
            if start.y == end.y {
                low = min(low, start.x, end.x)
                high = max(high, start.x, end.x)
            } else {
                let x = start.x + (end.x - start.x) * (y - start.y) / (end.y - start.y)
                low = min(low, x)
                high = max(high, x)
            }
        }
        return low <= high ? (Int(low.rounded()), Int(high.rounded())) : nil
    }
}
