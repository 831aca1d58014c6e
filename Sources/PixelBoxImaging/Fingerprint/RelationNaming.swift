/// Decides from the evidence whether two pictures are copies and says what happened between them.
struct RelationNaming {
    /// The model's answer from which on a picture counts as a copy.
    private static let leastConfidence: Float = 0.5
    /// The same for pictures of so few cells: they resemble each other by chance.
    private static let leastConfidenceOfTiny: Float = 0.85
    private static let tinyCells = 50
    /// The same where fewer corners agree, and these only turned: an edge or two fit into very many pictures then.
    private static let leastConfidenceOfPlain: Float = 0.9
    private static let leastCorners = 2
    /// Whatever else speaks for a copy: below it the model only guesses.
    private static let leastScore: Float = 0.4
    /// Local changes of two graphics beyond this share make them variants.
    static let leastUnexplained: Float = 0.012
    /// Frames reach 0.93 and 0.96 of these, colours that were clipped 0.94 and 0.97. Frames have equal pixels besides.
    private static let sameShapeScore: Float = 0.935
    private static let sameShapeShare: Float = 0.965
    private static let mostSharedOfShapes: Float = 0.2
    private static let leastShared = 3
    private static let leastSharedShare: Float = 0.05
    private static let variantScore: Float = 0.45
    private static let leastVariant: Float = 0.03
    private static let leastTurn: Float = 1.5
    private static let leastUncovered: Float = 0.03
    private static let leastDiffering: Float = 0.05

    let first: PreparedFingerprint
    let second: PreparedFingerprint
    let evidence: CopyEvidence
    /// What the model makes of the evidence.
    let confidence: Float

    init(first: PreparedFingerprint, second: PreparedFingerprint, evidence: CopyEvidence) {
        (self.first, self.second, self.evidence) = (first, second, evidence)
        confidence = evidence.confidence
    }

    private var alignment: Alignment { evidence.alignment }
    private var innerSide: Relation.Side { alignment.firstIsInner ? .first : .second }
    private var outerSide: Relation.Side { alignment.firstIsInner ? .second : .first }

    /// Nil if they have nothing to do with each other.
    func relation() -> Relation? {
        let uncovered = Uncovered(alignment, outer: alignment.firstIsInner ? second : first)
        guard confidence >= leastConfidence, alignment.score >= Self.leastScore else {
            guard evidence.coversWhole && alignment.score >= Self.variantScore && confidence > Self.leastVariant else {
                return nil
            }
            return relation(.variant, alignment.score)
        }
        if isOtherFrame { return relation(.variant, confidence) }
        let named = copy(confidence, uncovered)
        let isPart = named.kind == .captioned || named.kind == .cropped
        return isPart && isOtherDrawing ? relation(.variant, confidence) : named
    }

    /// What happened between two copies.
    private func copy(_ confidence: Float, _ uncovered: Uncovered) -> Relation {
        if alignment.orientation != .upright {
            return relation(alignment.orientation.changesHandedness ? .flipped : .rotated, confidence)
        }
        if abs(alignment.turn) > Self.leastTurn { return relation(.rotated, confidence) }
        if uncovered.share > Self.leastUncovered {
            return relation(uncovered.isAdded ? .captioned : .cropped, confidence, whole: outerSide)
        }
        if let side = first.content.sideWithMargins(second.content) {
            return relation(.captioned, confidence, whole: side)
        }
        return relation(sameFrameKind, confidence)
    }

    private func relation(_ kind: Relation.Kind, _ confidence: Float, whole: Relation.Side? = nil) -> Relation {
        Relation(
            kind: kind, confidence: confidence, whole: whole, larger: first.content.larger(second.content),
            difference: evidence.difference)
    }

    private var leastConfidence: Float {
        let isTurned = alignment.orientation != .upright || abs(alignment.turn) > Self.leastTurn
        if isTurned && evidence.measures.agreeingCorners < Self.leastCorners { return Self.leastConfidenceOfPlain }
        return evidence.leastCells < Self.tinyCells ? Self.leastConfidenceOfTiny : Self.leastConfidence
    }

    /// Both show the same part of the scene; what differs is the pixels.
    private var sameFrameKind: Relation.Kind {
        // A drawing says as much with one letter as a photo with a line of words.
        let isGraphic = first.content.isGraphic && second.content.isGraphic
        if evidence.measures.differing > (isGraphic ? 0 : Self.leastDiffering) { return .captioned }
        let colours = evidence.colours
        let fading = abs(colours.innerChroma - colours.outerChroma)
        if colours.chromaDistance > 6 || fading > 4 || colours.lumaDistance > 16 { return .recoloured }
        return first.content.larger(second.content) == nil ? .reencoded : .resized
    }

    /// Two graphics of the same size, lying cell on cell, whose difference is not one of colours.
    private var isOtherFrame: Bool {
        guard evidence.coversWhole, abs(alignment.turn) <= Self.leastTurn,
            let mapping = ColourMapping(first.content, second.content, alignment.orientation)
        else { return false }
        return mapping.unexplained > Self.leastUnexplained && !hasSameShapes
    }

    /// Two drawings of the same size that have some pixels in common and others not. What was cropped, or got a border, has
    /// another size, and what was blurred has no pixels in common.
    private var isOtherDrawing: Bool {
        let one = first.content, other = second.content
        guard one.isGraphic, other.isGraphic, one.width == other.width, one.height == other.height else { return false }
        let shared = one.sharedWindows(with: other)
        return shared.count >= Self.leastShared && shared.share > Self.leastSharedShare
    }

    /// All that is to be seen in one is in the other, with other pixels: colours that became too light or too dark do not follow
    /// from what they were.
    private var hasSameShapes: Bool {
        alignment.score > Self.sameShapeScore && evidence.measures.agreeing > Self.sameShapeShare
            && first.content.sharedWindows(with: second.content).share <= Self.mostSharedOfShapes
    }
}

extension FingerprintContent {
    /// How many windows both have, pixel by pixel, and which share that is of those of this one.
    func sharedWindows(with other: FingerprintContent) -> (count: Int, share: Float) {
        let matches = shingles.matches(in: other.shingles)
        let count = matches.count { $0.other != nil }
        return (count, Float(count) / Float(max(1, matches.count)))
    }

    /// Share of the picture that is not margin.
    private var boxShare: Float {
        Float(Int(box[2]) - Int(box[0])) * Float(Int(box[3]) - Int(box[1])) / (65_535 * 65_535)
    }

    /// The picture that has clearly more plain margin around the same content.
    func sideWithMargins(_ other: FingerprintContent) -> Relation.Side? {
        let one = boxShare, two = other.boxShare
        guard min(one, two) < 0.93 * max(one, two) else { return nil }
        return one < two ? .first : .second
    }

    /// Which picture has more pixels.
    func larger(_ other: FingerprintContent) -> Relation.Side? {
        let one = width * height, two = other.width * other.height
        return one == two ? nil : one > two ? .first : .second
    }
}
