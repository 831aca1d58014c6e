/// How a unit-length vector of floats becomes int8 values, and how a dot product of those becomes a cosine.
package enum LookScale {
    /// What a float is multiplied by before it is rounded; few values of a 256-dimensional unit vector exceed 127/320.
    package static let factor: Float = 320

    /// Scales, rounds and clamps a unit-length vector.
    package static func quantise(_ unit: [Float]) -> [Int8] {
        unit.map { value in
            let scaled = (value * factor).rounded()
            return scaled.isNaN ? 0 : Int8(max(-127, min(127, scaled)))
        }
    }

    /// The cosine that a dot product of two quantised vectors stands for.
    package static func cosine(dot: Int32) -> Float {
        Float(dot) / (factor * factor)
    }
}
