import Foundation

/// From when on a picture fits a description: the chance that it does, from the score and how it stands out.
package struct ShowCalibration: Codable, Sendable, Equatable {
    /// Weights of a logistic regression over the cosine, and over its distance from what is usual in standard deviations.
    package let bias: Double
    package let cosine: Double
    package let z: Double
    /// The chance from which a picture fits well, and from which it may fit.
    package let good: Double
    package let maybe: Double

    /// For models that come without: by how far a picture stands out among those of the library.
    package static let usual = ShowCalibration(bias: -7, cosine: 0, z: 2, good: 0.5, maybe: 0.05)

    /// Weights and lines.
    package init(bias: Double, cosine: Double, z: Double, good: Double, maybe: Double) {
        self.bias = bias
        self.cosine = cosine
        self.z = z
        self.good = good
        self.maybe = maybe
    }

    /// The chance that a picture fits.
    package func chance(cosine score: Double, z distance: Double) -> Double {
        1 / (1 + exp(-(bias + cosine * score + z * distance)))
    }
}
