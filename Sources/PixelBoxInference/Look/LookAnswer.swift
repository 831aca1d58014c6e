/// What the look model makes of one picture.
package struct LookAnswer: Sendable, Equatable {
    /// The unit vector, each value times 320, rounded, within ±127.
    package let look: [Int8]
    /// What the picture shows, the surest first; empty when the model is not sure of anything.
    package let tags: [TagGuess]
    /// The unit vector in the space shared with words, rounded as the look is; nil where the model has no such output.
    package let show: [Int8]?
}

/// A word for what a picture shows, and how likely it is right (0 to 1).
package struct TagGuess: Sendable, Equatable {
    package let name: String
    package let confidence: Float

    package init(name: String, confidence: Float) {
        self.name = name
        self.confidence = confidence
    }
}

extension LookAnswer {
    /// How finely looks are stored: the values of a unit vector of some 256 values are mostly within ±0.4.
    private static let scale: Float = 320

    /// A unit vector in the form in which looks are stored.
    package static func quantise(_ unit: [Float]) -> [Int8] {
        unit.map { value in
            let scaled = (value * scale).rounded()
            return scaled.isNaN ? 0 : Int8(max(-127, min(127, scaled)))
        }
    }
}
