internal import Foundation
internal import PixelBoxInference
internal import PixelBoxVectors

/// Descriptions added up into one vector, and what a score for it means.
struct DescriptionQuery: Sendable {
    let use: ShowInUse
    let vector: [Int8]
    /// Everything that the model has a vector of.
    let snapshot: LookSnapshot
    /// What is usual; nil if there are too few pictures to tell.
    private let usual: Usual?
    private let calibration: ShowCalibration
    /// The descriptions as a person would name them.
    let text: String

    private struct Usual {
        let mean: Double
        let deviation: Double
    }

    /// Fewer pictures do not tell what is usual.
    private static let fewPictures = 50
    private static let sampleSize = 4096

    init(_ use: ShowInUse, vector: [Float], text: String, snapshot: LookSnapshot) {
        self.use = use
        self.text = text
        self.snapshot = snapshot
        let quantised = LookScale.quantise(vector)
        self.vector = quantised
        calibration = use.model.calibration ?? .usual
        usual =
            use.model.background.isEmpty
            ? Self.usual(in: snapshot, quantised) : Self.usual(in: use.model.background, quantised)
    }

    /// The chance that a picture fits; nil if nothing tells what is usual.
    func chance(cosine: Double) -> Double? {
        guard let usual else { return nil }
        return calibration.chance(cosine: cosine, z: (cosine - usual.mean) / usual.deviation)
    }

    /// How well a picture fits.
    func fit(cosine: Double) -> SearchHit.Fit? {
        guard let chance = chance(cosine: cosine) else { return nil }
        return chance >= calibration.good ? .good : chance >= calibration.maybe ? .maybe : .poor
    }

    /// How surely a picture fits, from 0 to 1, whatever chances the model calls good: those that do have 0.5 and more.
    func strength(cosine: Double) -> Double {
        guard let chance = chance(cosine: cosine), (0..<1).contains(calibration.good) else { return 0 }
        return chance < calibration.good
            ? 0.5 * chance / calibration.good
            : 0.5 + 0.5 * (chance - calibration.good) / (1 - calibration.good)
    }

    /// The dot product from which pictures may fit; nil if that cannot be told.
    var leastDot: Int32? {
        guard let usual else { return nil }
        let slope = calibration.cosine + calibration.z / usual.deviation
        guard slope > 0, (0.0001...0.9999).contains(calibration.maybe) else { return nil }
        let wanted = log(calibration.maybe / (1 - calibration.maybe)) - calibration.bias
        let cosine = (wanted + calibration.z * usual.mean / usual.deviation) / slope
        let dot = cosine * Double(LookScale.factor * LookScale.factor)
        return Int32(max(-2e9, min(2e9, dot.rounded(.up))))
    }

    /// Against pictures of all kinds that come with the model.
    private static func usual(in background: [Int8], _ query: [Int8]) -> Usual? {
        let count = background.count / query.count
        var dots: [Double] = []
        dots.reserveCapacity(count)
        background.withUnsafeBufferPointer { values in
            for row in 0..<count {
                var sum: Int32 = 0
                for column in 0..<query.count {
                    sum += Int32(values[row * query.count + column]) * Int32(query[column])
                }
                dots.append(Double(LookScale.cosine(dot: sum)))
            }
        }
        guard count > 1 else { return nil }
        let mean = dots.reduce(0, +) / Double(count)
        let variance = dots.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        return variance > 0 ? Usual(mean: mean, deviation: variance.squareRoot()) : nil
    }

    /// Against the library: the middle score, and how far below it the lower ones are. Those that fit lie above, and do
    /// not make themselves usual by being many.
    private static func usual(in snapshot: LookSnapshot, _ query: [Int8]) -> Usual? {
        let all = snapshot.allScores(to: query)
        guard all.count >= fewPictures else { return nil }
        let step = max(1, all.count / sampleSize)
        let sample = stride(from: 0, to: all.count, by: step).map { Double(LookScale.cosine(dot: all[$0].dot)) }
            .sorted()
        let middle = sample[sample.count / 2]
        let deviation = middle - sample[sample.count * 16 / 100]
        return deviation > 0 ? Usual(mean: middle, deviation: deviation) : nil
    }
}
