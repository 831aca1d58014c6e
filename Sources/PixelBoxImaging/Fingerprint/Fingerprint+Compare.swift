extension Fingerprint {
    /// How two pictures are related; nil if they are not.
    package static func compare(_ first: Fingerprint, _ second: Fingerprint) -> Relation? {
        PreparedFingerprint(first).relation(to: PreparedFingerprint(second))
    }
}

extension PreparedFingerprint {
    /// Hashes of less than this do not say that two pictures are the same.
    private static let leastStructure = (colours: 2, cells: 64)
    /// A part must be surer to be the other picture than the whole: there are several.
    private static let leastOfPart: Float = 0.77

    /// An alignment that is so sure names the relation, even if the miniatures are surer.
    private static let leastToName: Float = 0.9
    /// From where on alignment and miniatures together make a copy.
    private static let leastOfBoth: Float = 0.5

    /// How this picture is related to the other one; nil if it is not. The same from both sides.
    package func relation(to other: PreparedFingerprint) -> Relation? {
        let part = ExactPart(content, other.content)
        return comparison(with: other, part: part?.isElement == true ? nil : part) {
            AlignmentSearch(first: self, second: other).best()
        }.relation
    }

    /// Looks for this picture on the other one, or for the other one on it. This one may be as small on it as a sprite on its
    /// sheet.
    package func comparison(with other: PreparedFingerprint) -> Comparison {
        comparison(with: other, part: partIncludingElements(of: other)) {
            AlignmentSearch(first: self, second: other).best()
        }
    }

    /// The same for one of many that only resemble this picture from far away: nil without a closer look if hardly anything fits.
    /// Three of five are done with like this.
    package func comparisonFromAfar(with other: PreparedFingerprint) -> Comparison? {
        let fits = MiniatureSearch(first: self, second: other).fits()
        guard fits.contains(where: \.likeness.isClose) else { return nil }
        return comparison(with: other, part: partIncludingElements(of: other), fits: fits) {
            AlignmentSearch(first: self, second: other).best()
        }
    }

    /// Looks only where this picture lies on one that resembles the other: costs a tenth, and finds siblings.
    package func comparison(with other: PreparedFingerprint, at known: Comparison) -> Comparison {
        comparison(with: other, part: partIncludingElements(of: other)) {
            known.alignment.flatMap { AlignmentSearch(first: self, second: other).best(at: $0) }
        }
    }

    /// What is proved by the pixels comes first; where both are opaque, laying them on each other says whether one has a caption
    /// or a border.
    private func comparison(
        with other: PreparedFingerprint, part: ExactPart?, fits: [MiniatureSearch.Fit]? = nil,
        alignment: () -> Alignment?
    ) -> Comparison {
        if let relation = relationByHash(to: other) { return Comparison(relation: relation, alignment: nil) }
        let isTransparent = content.alpha != nil || other.content.alpha != nil
        if let part, isTransparent || part.isElement {
            return Comparison(relation: part.relation(as: .cropped), alignment: nil)
        }
        var found = weighed(
            comparison(with: other, alignment()), with: other,
            fits ?? MiniatureSearch(first: self, second: other).fits())
        if found.relation?.isCopy != true { found = comparisonOfParts(with: other) ?? found }
        guard let part else { return found }
        return Comparison(
            relation: part.relation(as: found.relation?.kind == .captioned ? .captioned : .cropped),
            alignment: found.alignment)
    }

    private func partIncludingElements(of other: PreparedFingerprint) -> ExactPart? {
        guard let part = ExactPart(content, other.content), !part.isElement || part.whole == .second else { return nil }
        return part
    }

    /// Lays what stands out from a plain ground on the whole of the other picture: a window that shows it, a drawing above
    /// its caption.
    private func comparisonOfParts(with other: PreparedFingerprint) -> Comparison? {
        for part in parts {
            let comparison = part.comparison(with: other, AlignmentSearch(first: part, second: other).bestOfWhole())
            guard let relation = comparison.relation, relation.isCopy, relation.confidence >= Self.leastOfPart else {
                continue
            }
            return Comparison(
                relation: Relation(
                    kind: .captioned, confidence: relation.confidence, whole: .first, larger: relation.larger,
                    difference: relation.difference),
                alignment: nil)
        }
        return nil
    }

    /// What the alignment alone says of them, beside what is proved.
    func relationByAlignment(to other: PreparedFingerprint) -> Relation? {
        relationByHash(to: other) ?? ExactPart(content, other.content)?.relation(as: .cropped)
            ?? comparison(with: other, AlignmentSearch(first: self, second: other).best()).relation
    }

    /// Lays the miniatures on each other as well: that finds what has hardly any edges to align, and sees where other pictures of
    /// the same kind differ. Of all ways in which they fit, the one that speaks most for a copy counts.
    private func weighed(
        _ found: Comparison, with other: PreparedFingerprint, _ fits: [MiniatureSearch.Fit]
    ) -> Comparison {
        let evidence = fits.map { MiniatureEvidence($0, content, other.content, aligned: found.confidence) }
        guard let evidence = evidence.max(by: { $0.confidence < $1.confidence }) else { return found }
        let alone = evidence.relation()
        guard let relation = found.relation, relation.isCopy,
            relation.confidence >= min(Self.leastToName, alone?.confidence ?? 0)
        else { return alone.map { Comparison(relation: $0, alignment: nil, weighsMiniatures: true) } ?? found }
        var weighed = found
        let confidence = evidence.confidenceBesideAlignment
        weighed.relation = confidence >= Self.leastOfBoth ? relation.with(confidence: confidence) : nil
        weighed.weighsMiniatures = true
        return weighed
    }

    private func comparison(with other: PreparedFingerprint, _ alignment: Alignment?) -> Comparison {
        guard let alignment else { return Comparison(relation: nil, alignment: nil) }
        let evidence = CopyEvidence(alignment, self, other)
        let naming = RelationNaming(first: self, second: other, evidence: evidence)
        return Comparison(relation: naming.relation(), alignment: alignment, confidence: naming.confidence)
    }

    func relationByHash(to other: PreparedFingerprint) -> Relation? {
        let a = content, b = other.content
        if a.pixelHash == b.pixelHash {
            return Relation(kind: .samePixels, confidence: 1, whole: nil, larger: nil)
        }
        guard a.structureHash != 0, a.structureHash == b.structureHash, Int(a.colours) >= Self.leastStructure.colours,
            a.luma.cells.count >= Self.leastStructure.cells
        else { return nil }
        let hasSameColours = a.luma == b.luma && a.blue == b.blue && a.red == b.red
        guard hasSameColours else {
            let likeness = a.miniature.likeness(to: b.miniature)
            return Relation(
                kind: .recoloured, confidence: 1, whole: nil, larger: a.larger(b), difference: likeness.difference)
        }
        // The same content within other margins.
        return Relation(kind: .captioned, confidence: 1, whole: a.larger(b), larger: a.larger(b))
    }
}
