internal import CFingerprint
import Foundation

/// What is left of a picture that was made of another one by giving it other colours, the same everywhere.
struct MiniatureRecolouring: Comparable {
    let measures: pb_recolouring

    /// What a model can weigh.
    var numbers: [Float] {
        [
            log1p(measures.luma_rest), lumaShare, log1p(measures.chroma_rest),
            measures.chroma_rest / (measures.chroma_deviation + 2),
        ]
    }

    private var lumaShare: Float { measures.luma_rest / (measures.luma_deviation + 2) }

    static func < (one: Self, other: Self) -> Bool { one.lumaShare < other.lumaShare }

    static func == (one: Self, other: Self) -> Bool { one.lumaShare == other.lumaShare }
}
