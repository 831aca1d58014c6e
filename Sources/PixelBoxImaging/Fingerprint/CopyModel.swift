import Foundation

/// Weighs the evidence: a network with one layer of inner units, trained by `Training/fit_copy.py`.
enum CopyModel {
    /// Sure without a doubt is only what the pixels prove.
    private static let surest: Float = 0.999

    /// How sure it is that two pictures are copies, 0 to 1; at one half, strangers are taken for copies very rarely.
    static func confidence(_ numbers: [Float]) -> Float {
        let biases = CopyModelWeights.firstBias
        var answer = CopyModelWeights.lastBias
        for unit in biases.indices {
            var sum = biases[unit]
            for (index, number) in numbers.enumerated() {
                sum += CopyModelWeights.first[unit * numbers.count + index] * number
            }
            answer += max(0, sum) * CopyModelWeights.last[unit]
        }
        return min(surest, 1 / (1 + exp(-answer)))
    }
}
