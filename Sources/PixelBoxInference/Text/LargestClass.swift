/// The likeliest class of each step in a recogniser's answer.
enum LargestClass {
    private static let block = 1_024

    /// Index and value of the largest of `values`.
    static func find(_ values: UnsafeBufferPointer<Float>) -> (index: Int, probability: Float) {
        var best = -Float.infinity
        var bestBlock = 0..<0
        var start = 0
        while start < values.count {
            let end = min(start + block, values.count)
            let largest = largest(UnsafeBufferPointer(rebasing: values[start..<end]))
            if largest > best {
                best = largest
                bestBlock = start..<end
            }
            start = end
        }
        return (bestBlock.first { values[$0] == best } ?? 0, best)
    }

    private static func largest(_ values: UnsafeBufferPointer<Float>) -> Float {
        var lanes = SIMD16<Float>(repeating: -.infinity)
        var index = 0
        let raw = UnsafeRawBufferPointer(values)
        while index + 16 <= values.count {
            let next = raw.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self)
            lanes.replace(with: next, where: next .> lanes)
            index += 16
        }
        var largest = lanes.max()
        while index < values.count {
            largest = max(largest, values[index])
            index += 1
        }
        return largest
    }
}
