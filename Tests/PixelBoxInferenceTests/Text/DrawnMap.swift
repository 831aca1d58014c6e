import PixelBoxInference

/// A probability map that a test draws.
struct DrawnMap {
    private let width: Int
    private let height: Int
    private var values: [UInt8]

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        values = [UInt8](repeating: 0, count: width * height)
    }

    var map: ProbabilityMap { ProbabilityMap(width: width, height: height, values: values) }

    /// Fills pixels, ends included.
    mutating func fill(x: ClosedRange<Int>, y: ClosedRange<Int>, probability: Double = 0.9) {
        for row in y { for column in x { set(column, row, probability) } }
    }

    /// Fills a rectangle that is turned clockwise (on the screen) by some degrees.
    mutating func fill(center: SIMD2<Double>, size: SIMD2<Double>, cosine: Double, sine: Double) {
        for row in 0..<height {
            for column in 0..<width {
                let way = SIMD2(Double(column), Double(row)) - center
                let along = way.x * cosine + way.y * sine
                let across = way.y * cosine - way.x * sine
                if abs(along) <= size.x / 2, abs(across) <= size.y / 2 { set(column, row, 0.9) }
            }
        }
    }

    mutating func set(_ column: Int, _ row: Int, _ probability: Double) {
        values[row * width + column] = UInt8(probability * 255)
    }
}
