/// Which lines go through a model together: lines of like width, so that little is computed for the padding.
struct LineBatches {
    struct Batch: Equatable {
        /// Places in the list of widths.
        let members: [Int]
        /// Columns of each item.
        let width: Int
    }

    /// Widths of items are rounded up to multiples of `step`, so that the library sees few different shapes, and a batch
    /// has not more than `area` columns in all.
    static func batches(of widths: [Int], step: Int, minimum: Int, area: Int) -> [Batch] {
        let order = widths.indices.sorted { widths[$0] < widths[$1] }
        var batches: [Batch] = []
        var members: [Int] = []
        var width = 0
        for index in order {
            let rounded = max(minimum, (widths[index] + step - 1) / step * step)
            if !members.isEmpty, rounded != width || (members.count + 1) * rounded > area {
                batches.append(Batch(members: members, width: width))
                members = []
            }
            width = rounded
            members.append(index)
        }
        if !members.isEmpty { batches.append(Batch(members: members, width: width)) }
        return batches
    }
}

extension TextPicture {
    /// Draws the strips of a batch, padded with middle grey.
    func batch(of strips: [(strip: LineStrip, width: Int)], width: Int) -> InferenceInput {
        let item = 3 * LineStrip.height * width
        let values = [Float](unsafeUninitializedCapacity: strips.count * item) { target, count in
            target.initialize(repeating: 0)
            for (index, entry) in strips.enumerated() {
                let place = UnsafeMutableBufferPointer(rebasing: target[index * item..<(index + 1) * item])
                entry.strip.draw(from: self, into: place, width: entry.width, stride: width)
            }
            count = strips.count * item
        }
        return InferenceInput(.f32(values), shape: [strips.count, 3, LineStrip.height, width])
    }
}
