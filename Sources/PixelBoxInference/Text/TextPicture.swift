/// The pixels that text is read in: 8-bit RGB, tight rows, top row first.
struct TextPicture {
    let rgb: [UInt8]
    let width: Int
    let height: Int

    /// The picture stretched to `mapWidth` x `mapHeight`, and of that an area, as the models want it: planes of blue,
    /// green and red from -1 to 1.
    ///
    /// Bilinear with pixel centres aligned; where it shrinks much, several samples are averaged.
    func planes(stretchedTo mapWidth: Int, _ mapHeight: Int, area size: PixelArea) -> [Float] {
        let columns = SampleAxis(from: width, to: mapWidth, part: size.x..<size.maxX)
        let rows = SampleAxis(from: height, to: mapHeight, part: size.y..<size.maxY)
        let plane = size.width * size.height
        return [Float](unsafeUninitializedCapacity: 3 * plane) { target, count in
            var upper = [Float](repeating: 0, count: 3 * size.width)
            var lower = upper
            var upperRow = -1
            var lowerRow = -1
            for y in 0..<size.height {
                let taps = rows.taps(of: y)
                for channel in 0..<3 {
                    target.baseAddress?.advanced(by: channel * plane + y * size.width)
                        .update(repeating: -1, count: size.width)
                }
                for tap in taps {
                    // Neighbouring target rows mostly share source rows, so both are kept.
                    if tap.first == lowerRow {
                        swap(&upper, &lower)
                        swap(&upperRow, &lowerRow)
                    }
                    if tap.first != upperRow {
                        stretch(row: tap.first, by: columns, into: &upper)
                        upperRow = tap.first
                    }
                    if tap.second != lowerRow {
                        stretch(row: tap.second, by: columns, into: &lower)
                        lowerRow = tap.second
                    }
                    let scale = 2 / (255 * Float(taps.count))
                    let weight = tap.weight * scale
                    let other = scale - weight
                    for channel in 0..<3 {
                        let start = channel * plane + y * size.width
                        let source = (2 - channel) * size.width
                        for x in 0..<size.width {
                            target[start + x] += upper[source + x] * other + lower[source + x] * weight
                        }
                    }
                }
            }
            count = 3 * plane
        }
    }

    /// One row, stretched, as planes of red, green and blue from 0 to 255.
    private func stretch(row: Int, by columns: SampleAxis, into target: inout [Float]) {
        let start = row * width * 3
        rgb.withUnsafeBufferPointer { rgb in
            target.withUnsafeMutableBufferPointer { target in
                let count = columns.count
                for x in 0..<count {
                    var sum = SIMD3<Float>.zero
                    for tap in columns.taps(of: x) {
                        let first = start + tap.first * 3
                        let second = start + tap.second * 3
                        let one = SIMD3<Float>(Float(rgb[first]), Float(rgb[first + 1]), Float(rgb[first + 2]))
                        let two = SIMD3<Float>(Float(rgb[second]), Float(rgb[second + 1]), Float(rgb[second + 2]))
                        sum += one + (two - one) * tap.weight
                    }
                    sum *= columns.share
                    target[x] = sum.x
                    target[count + x] = sum.y
                    target[2 * count + x] = sum.z
                }
            }
        }
    }
}
