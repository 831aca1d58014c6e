extension Fingerprint {
    /// How two pictures are related; nil if they are not.
    package static func compare(_ first: Fingerprint, _ second: Fingerprint) -> Relation? {
        PreparedFingerprint(first).relation(to: PreparedFingerprint(second))
    }
}

extension PreparedFingerprint {
    /// Hashes of less than this do not say that two pictures are the same.
    private static let leastStructure = (colours: 2, cells: 64)

    /// How this picture is related to the other one; nil if it is not.
    package func relation(to other: PreparedFingerprint) -> Relation? {
        if let relation = relationByHash(to: other) { return relation }
        guard let alignment = AlignmentSearch(first: self, second: other).best() else { return nil }
        return RelationNaming(first: self, second: other, evidence: CopyEvidence(alignment, self, other)).relation()
    }

    private func relationByHash(to other: PreparedFingerprint) -> Relation? {
        let a = content, b = other.content
        if a.pixelHash == b.pixelHash {
            return Relation(kind: .samePixels, confidence: 1, whole: nil, larger: nil)
        }
        guard a.structureHash != 0, a.structureHash == b.structureHash, Int(a.colours) >= Self.leastStructure.colours,
            a.luma.cells.count >= Self.leastStructure.cells
        else { return nil }
        let hasSameColours = a.luma == b.luma && a.blue == b.blue && a.red == b.red
        guard hasSameColours else {
            return Relation(kind: .recoloured, confidence: 1, whole: nil, larger: a.larger(b))
        }
        // The same content within other margins.
        return Relation(kind: .captioned, confidence: 1, whole: a.larger(b), larger: a.larger(b))
    }
}
