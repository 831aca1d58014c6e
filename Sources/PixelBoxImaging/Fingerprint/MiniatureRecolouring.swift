internal import CFingerprint
import Foundation

/// What is left of a picture that was made of another one by giving it other colours, the same everywhere.
struct MiniatureRecolouring {
    let measures: pb_recolouring

    /// What a model can weigh.
    var numbers: [Float] {
        [
            log1p(measures.luma_rest), lumaShare, log1p(measures.chroma_rest),
            measures.chroma_rest / (measures.chroma_deviation + 2),
        ]
    }

    /// How much of the brightness is left.
    var lumaShare: Float { measures.luma_rest / (measures.luma_deviation + 2) }
}
