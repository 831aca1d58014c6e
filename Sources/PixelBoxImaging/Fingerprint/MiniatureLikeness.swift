internal import CFingerprint
import Foundation

/// What was measured where one miniature lies on another.
struct MiniatureLikeness {
    /// From which share on one explains the other well enough for a closer look, and for one at what is one of many.
    private static let leastExplained: Float = 0.3
    private static let leastOfClose: Float = 0.65
    /// Nearer than this, in levels, colours are about the same: JPEG at its worst moves them by three.
    private static let sameColours: Float = 4
    /// A little of everything is noise: this variance.
    private static let noise: Float = 4

    let measures: pb_likeness
    /// How many cells were compared.
    let cells: Int

    /// How much of what is to be seen in one the other one explains: 1 all of it, 0 nothing.
    var explained: Float {
        let seen = max(measures.luma_deviation.0, measures.luma_deviation.1)
        let colour = max(measures.chroma_deviation.0, measures.chroma_deviation.1)
        let all = seen * seen + colour * colour + measures.alpha_deviation * measures.alpha_deviation
        let rest = measures.luma_rest * measures.luma_rest + measures.chroma_rest * measures.chroma_rest
        return 1 - (rest + measures.alpha_distance * measures.alpha_distance + Self.noise) / (all + Self.noise)
    }

    /// Whether it is worth a closer look: one explains the other, or both are plain and of about the same colour.
    var isPromising: Bool { explained > Self.leastExplained || hasSameColours }

    /// Whether it is worth a closer look even if there are many others. Of ten copies that are found from far away only, one is
    /// lost by it.
    var isClose: Bool { explained >= Self.leastOfClose || hasSameColours }

    private var hasSameColours: Bool { max(measures.luma_distance, measures.chroma_distance) < Self.sameColours }

    /// How far the two are apart, in levels of brightness and colour; slopes that do not agree count as much.
    var difference: Float {
        measures.chroma_distance + measures.luma_distance / 2 + 50 * (1 - max(0, measures.slopes))
    }

    /// Whether the colours or the brightness are others.
    var isRecoloured: Bool { measures.chroma_distance > 8 || measures.luma_distance > 16 }

    /// What a model can weigh.
    var numbers: [Float] {
        let one = measures.luma_deviation, colour = measures.chroma_deviation
        let target = min(one.0, one.1)
        return [
            log1p(measures.luma_distance),
            log1p(measures.luma_rest),
            measures.luma_rest / (target + 2),
            max(-2, min(3, measures.gain)),
            max(-2, min(2, measures.offset / 64)),
            log1p(measures.chroma_distance),
            log1p(measures.chroma_rest),
            measures.chroma_rest / (min(colour.0, colour.1) + 2),
            log1p(target),
            log1p(max(one.0, one.1)),
            log1p(min(colour.0, colour.1)),
            log1p(max(colour.0, colour.1)),
            log1p(measures.alpha_distance),
            log1p(measures.alpha_deviation),
            measures.slopes,
            log1p(measures.worst),
            log2(Float(cells)),
            log1p(measures.effective_cells),
            measures.ground_share,
            measures.luma_distance / (target + 2),
            explained,
        ]
    }
}
