import Foundation

/// All that speaks for or against one picture being a copy of the other, as numbers for the model that weighs it.
struct CopyEvidence {
    let alignment: Alignment
    let measures: AlignmentMeasures
    let colours: ColourComparison
    /// Cells of the one that has fewer: tiny pictures resemble each other by chance.
    let leastCells: Int
    let areGraphics: Bool
    /// How many of the two are partly transparent.
    let transparent: Int
    /// Bits in which the brightness hashes differ in the best of the eight orientations.
    let differingBits: Int

    init(_ alignment: Alignment, _ first: PreparedFingerprint, _ second: PreparedFingerprint) {
        self.alignment = alignment
        measures = AlignmentMeasures(alignment)
        colours = ColourComparison(alignment, first, second)
        leastCells = min(first.content.luma.cells.count, second.content.luma.cells.count)
        areGraphics = first.content.isGraphic && second.content.isGraphic
        transparent = [first, second].count { $0.content.alpha != nil }
        let bits = Orientation.all.map { orientation in
            (LumaSigns.oriented(first.content.signs, orientation) ^ second.content.signs).nonzeroBitCount
        }
        differingBits = bits.min() ?? 64
    }

    /// Whether one picture covers the other completely and as it is.
    var coversWhole: Bool { alignment.scale > 0.93 && measures.inside > 0.93 }

    /// How far the two are apart, in levels of brightness and colour; structure that does not agree counts as much.
    var difference: Float {
        colours.chromaDistance + colours.lumaDistance / 2 + 50 * (1 - alignment.score)
    }

    /// How sure it is that they are copies.
    var confidence: Float { CopyModel.ofAlignments.confidence(numbers) }

    /// What the model was trained with, in this order.
    var numbers: [Float] {
        let cells = Float(alignment.inner.width * alignment.inner.height)
        let isUpright = alignment.orientation == .upright
        let isWhole: Float = coversWhole && isUpright ? 1 : 0
        let blocks = Float(measures.blocks)
        return [
            alignment.score,
            min(alignment.evidence / 10, 2.5),
            log2(cells),
            isWhole,
            isUpright ? 0 : 1,
            log1p(Float(measures.agreeingCorners)),
            measures.agreeing,
            measures.differing,
            log1p(blocks),
            colours.chromaCorrelation,
            min(colours.innerChroma, colours.outerChroma) < 2.5 ? 1 : 0,
            log1p(colours.chromaDistance),
            1 - measures.inside,
            alignment.evidenceAtFirst / 10,
            Float(differingBits) / 32,
            log1p(measures.effectiveCells),
            isWhole * alignment.score,
            abs(alignment.turn) / 5,
            log1p(blocks * measures.agreeing),
            alignment.scale,
            log2(Float(leastCells)),
            log1p(colours.lumaDistance),
            areGraphics ? 1 : 0,
            Float(transparent),
        ]
    }
}
