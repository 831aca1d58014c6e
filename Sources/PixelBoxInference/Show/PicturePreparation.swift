import Foundation

/// What a joint model's picture side does to a picture first: `preprocess_cfg.json` as OpenCLIP writes it.
package struct PicturePreparation: Sendable {
    private enum Fitting {
        /// The shorter edge fits, the rest is cut off.
        case shortest
        /// The longer edge fits, the rest is filled up.
        case longest
        case squash
    }

    /// Pixels along each edge of what the model looks at.
    package let size: Int
    private let resampling: Resampling
    private let fitting: Fitting
    private let mean: [Float]
    private let deviation: [Float]
    private let fill: UInt8

    /// Reads the file of a model folder.
    package init(file: String) throws(InferenceError) {
        guard let data = FileManager.default.contents(atPath: file) else { throw InferenceError(.modelMissing, file) }
        guard let tree = JSONValue(parsing: [UInt8](data)), case .object = tree else {
            throw InferenceError(.damaged, file, detail: "it is not JSON")
        }
        guard let size = tree["size"]?.integer ?? tree["size"]?.array?.first?.integer, (8...2048).contains(size) else {
            throw InferenceError(.damaged, file, detail: "it has no usable size")
        }
        self.size = size
        let filter = (tree["interpolation"]?.string ?? "bicubic").lowercased()
        guard let resampling = Resampling(rawValue: filter) else {
            throw InferenceError(.damaged, file, detail: "its interpolation is not known: \(filter)")
        }
        self.resampling = resampling
        switch tree["resize_mode"]?.string ?? "shortest" {
        case "shortest": fitting = .shortest
        case "longest": fitting = .longest
        case "squash": fitting = .squash
        case let other: throw InferenceError(.damaged, file, detail: "its resize_mode is not known: \(other)")
        }
        guard let mean = Self.colours(tree["mean"], otherwise: [0.48145466, 0.4578275, 0.40821073]),
            let deviation = Self.colours(tree["std"], otherwise: [0.26862954, 0.26130258, 0.27577711]),
            deviation.allSatisfy({ $0 > 0 })
        else { throw InferenceError(.damaged, file, detail: "its mean and std are not three numbers") }
        self.mean = mean
        self.deviation = deviation
        fill = tree["fill_color"]?.integer.map { UInt8(clamping: $0) } ?? 0
    }

    private static func colours(_ value: JSONValue?, otherwise usual: [Float]) -> [Float]? {
        guard let value, value.isSomething else { return usual }
        let numbers = value.array?.compactMap(\.number).map { Float($0) } ?? []
        return numbers.count == 3 && numbers.allSatisfy(\.isFinite) ? numbers : nil
    }

    /// The pixels that the model looks at, `size` × `size`, tightly packed.
    package func pixels(rgb: [UInt8], width: Int, height: Int) throws(InferenceError) -> [UInt8] {
        guard width > 0, height > 0, width <= 1 << 15, height <= 1 << 15, rgb.count == width * height * 3 else {
            throw InferenceError(.badInput, "picture", detail: "\(rgb.count) bytes for \(width) x \(height) pixels")
        }
        let fitted = fittedSize(width, height)
        let resized =
            fitted == (width, height)
            ? rgb
            : resampling.resized(rgb, width: width, height: height, toWidth: fitted.width, toHeight: fitted.height)
        return fitted == (size, size) ? resized : window(of: resized, fitted.width, fitted.height)
    }

    /// The values that the model takes: planes of red, green and blue.
    package func values(rgb: [UInt8], width: Int, height: Int) throws(InferenceError) -> [Float] {
        let pixels = try pixels(rgb: rgb, width: width, height: height)
        let plane = size * size
        var values = [Float](repeating: 0, count: plane * 3)
        for colour in 0..<3 {
            let (mean, deviation) = (mean[colour], deviation[colour])
            for place in 0..<plane {
                values[colour * plane + place] = (Float(pixels[place * 3 + colour]) / 255 - mean) / deviation
            }
        }
        return values
    }

    private func fittedSize(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
        switch fitting {
        case .squash: return (size, size)
        case .shortest:
            // A strip is cut before it is enlarged beyond measure.
            let most = size * 64
            return width < height
                ? (size, min(most, max(size, Int(Double(height) / Double(width) * Double(size)))))
                : (min(most, max(size, Int(Double(width) / Double(height) * Double(size)))), size)
        case .longest:
            let scale = Double(size) / Double(max(width, height))
            return (
                max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded()))
            )
        }
    }

    /// The middle of a picture, filled up where it is smaller.
    private func window(of rgb: [UInt8], _ width: Int, _ height: Int) -> [UInt8] {
        var target = [UInt8](repeating: fill, count: size * size * 3)
        let (left, top) = (offset(width), offset(height))
        for y in 0..<size where (0..<height).contains(y + top) {
            for x in 0..<size where (0..<width).contains(x + left) {
                let from = ((y + top) * width + x + left) * 3
                let to = (y * size + x) * 3
                for colour in 0..<3 { target[to + colour] = rgb[from + colour] }
            }
        }
        return target
    }

    private func offset(_ length: Int) -> Int {
        length >= size ? Int(Double(length) / 2 - Double(size) / 2) : -((size - length) / 2)
    }
}
