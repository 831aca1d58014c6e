import Foundation

/// All that speaks for or against one picture being a copy of the other where their miniatures lie on each other, as numbers for the
/// model that weighs it.
struct MiniatureEvidence {
    private static let leastConfidence: Float = 0.5
    /// So sure it must be if the colours of one do not explain those of the other.
    private static let leastOfNoise: Float = 0.95
    /// How much miniatures count beside an alignment, which sees more, and within which bounds.
    private static let shareBesideAlignment: Float = 0.5
    private static let bounds: ClosedRange<Float> = -6...3

    let fit: MiniatureSearch.Fit
    let first: FingerprintContent
    let second: FingerprintContent
    /// How sure laying them on each other by their edges makes it, as a logarithm of odds.
    private let aligned: Float

    /// With the confidence of the alignment, if there is one.
    init(
        _ fit: MiniatureSearch.Fit, _ first: FingerprintContent, _ second: FingerprintContent, aligned: Float?
    ) {
        (self.fit, self.first, self.second) = (fit, first, second)
        self.aligned = max(Self.bounds.lowerBound, aligned.map(Self.odds) ?? Self.bounds.lowerBound)
    }

    /// How sure it is that they are copies.
    var confidence: Float { CopyModel.ofMiniatures.confidence(numbers) }

    /// The same where they are copies as far as their alignment tells.
    var confidenceBesideAlignment: Float {
        let odds = min(Self.bounds.upperBound, max(Self.bounds.lowerBound, Self.odds(confidence)))
        return CopyModel.confidence(odds: aligned + Self.shareBesideAlignment * odds)
    }

    /// The logarithm of the odds.
    private static func odds(_ confidence: Float) -> Float { log(confidence / (1 - confidence)) }

    /// Bits in which the brightness hashes differ.
    private var differingBits: Int {
        (LumaSigns.oriented(first.signs, fit.orientation) ^ second.signs).nonzeroBitCount
    }

    /// Whether all of one picture is laid on what is within the margins of the other.
    private var isWithinMargins: Bool { fit.first != .part && (fit.first == .whole) != (fit.second == .whole) }

    /// What the model was trained with, in this order.
    var numbers: [Float] {
        let transparent = [first, second].count { $0.alpha != nil || $0.miniature.isTransparent }
        let areas = Float(first.width * first.height) / Float(second.width * second.height)
        let areWhole = fit.first == .whole && fit.second == .whole
        return fit.likeness.numbers + fit.recolouring.numbers + [
            fit.stretched * 5,
            fit.orientation == .upright ? 0 : 1,
            areWhole ? 1 : 0,
            fit.first == .part ? 1 : 0,
            isWithinMargins ? 1 : 0,
            Float(transparent),
            min(2, abs(log2(areas)) / 4),
            first.isGraphic && second.isGraphic ? 1 : 0,
            aligned,
            Float(differingBits) / 32,
            log2(Float(min(first.luma.cells.count, second.luma.cells.count))),
        ]
    }

    /// How they are related; nil if they are not.
    func relation() -> Relation? {
        guard confidence >= Self.leastConfidence, !isOtherDrawing else { return nil }
        return Relation(
            kind: kind, confidence: confidence, whole: whole, larger: first.larger(second),
            difference: fit.likeness.difference)
    }

    private var kind: Relation.Kind {
        if fit.orientation != .upright { return fit.orientation.changesHandedness ? .flipped : .rotated }
        if whole != nil { return .captioned }
        if fit.likeness.isRecoloured { return .recoloured }
        return first.larger(second) == nil ? .reencoded : .resized
    }

    /// The one that has something around what the other one shows.
    private var whole: Relation.Side? {
        switch (fit.first, fit.second) {
        case (.whole, .content), (.whole, .framed): .second
        case (.content, .whole), (.framed, .whole), (.part, _): .first
        case (.content, .content), (.framed, .framed): first.sideWithMargins(second)
        default: nil
        }
    }

    /// Two drawings of the same size whose difference is not one of colours. JPEG makes such a difference too, but leaves no pixels
    /// as they were.
    private var isOtherDrawing: Bool {
        guard let mapping = ColourMapping(first, second, fit.orientation),
            mapping.unexplained > RelationNaming.leastUnexplained
        else { return false }
        return confidence < Self.leastOfNoise || first.sharedWindows(with: second).count > 0
    }
}
