/// The numbers that the decisions about copies rest on, for fitting them: see `Training/copy_pairs.py`.
package enum CopyNumbers {
    /// Pictures whose miniatures differ less look the same.
    private static let leastDistance: Float = 4

    /// How many numbers are weighed where one picture is aligned to the other.
    package static var alignmentCount: Int { CopyModel.ofAlignments.count }
    /// How many are weighed where miniatures lie on each other.
    package static var miniatureCount: Int { CopyModel.ofMiniatures.count }

    /// What is weighed when the first picture is compared with the second: the numbers of the first as a whole, then of each
    /// part that stands out from a plain ground. Empty where hashes or pixels prove enough, and where neither lies on the
    /// other.
    package static func ofAlignments(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> [[Float]] {
        if isProved(first, second) { return [] }
        let whole = AlignmentSearch(first: first, second: second).best().map { CopyEvidence($0, first, second) }
        let parts = first.parts.compactMap { part in
            AlignmentSearch(first: part, second: second).bestOfWhole().map { CopyEvidence($0, part, second) }
        }
        return ((whole.map { [$0] } ?? []) + parts).map(\.numbers)
    }

    /// What is weighed of each way in which the miniatures of both fit; empty where none does, and where more is proved.
    package static func ofMiniatures(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> [[Float]] {
        if isProved(first, second) { return [] }
        let aligned = AlignmentSearch(first: first, second: second).best().map { CopyEvidence($0, first, second) }
        return MiniatureSearch(first: first, second: second).fits().map { fit in
            MiniatureEvidence(fit, first.content, second.content, aligned: aligned?.confidence).numbers
        }
    }

    /// Whether neither is a copy of the other, as far as can be told without the numbers of miniatures.
    package static func areStrangers(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> Bool {
        if let relation = first.relationByAlignment(to: second), relation.isCopy { return false }
        let likeness = first.content.miniature.likeness(to: second.content.miniature).measures
        return max(likeness.luma_distance, likeness.chroma_distance) >= leastDistance
    }

    private static func isProved(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> Bool {
        first.relationByHash(to: second) != nil || ExactPart(first.content, second.content) != nil
    }
}
