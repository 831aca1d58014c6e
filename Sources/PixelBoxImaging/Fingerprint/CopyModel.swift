internal import CFingerprint
import Foundation

/// Weighs evidence: a network with one layer of inner units, trained by `Training/fit_copy.py`.
struct CopyModel {
    /// Sure without a doubt is only what the pixels prove.
    private static let surest: Float = 0.999

    /// For each inner unit the weights of all numbers.
    let first: [Float]
    /// What is added in each inner unit.
    let firstBias: [Float]
    /// The weights of the inner units.
    let last: [Float]
    /// What is added at last.
    let lastBias: Float

    /// How many numbers it weighs.
    var count: Int { first.count / firstBias.count }

    /// How sure it is that two pictures are copies, 0 to 1; at one half, strangers are taken for copies very rarely.
    func confidence(_ numbers: [Float]) -> Float {
        precondition(numbers.count == count, "The model weighs other numbers.")
        let answer = pb_network_answer(
            first, firstBias, last, Int32(firstBias.count), numbers, Int32(numbers.count))
        return Self.confidence(odds: answer + lastBias)
    }

    /// The confidence with these odds, given as their logarithm.
    static func confidence(odds: Float) -> Float { min(surest, 1 / (1 + exp(-odds))) }
}
