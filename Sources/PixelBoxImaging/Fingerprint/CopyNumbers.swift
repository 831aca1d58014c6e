/// The numbers that the decision about copies rests on, for fitting it: see `Training/copy_pairs.py`.
package enum CopyNumbers {
    /// How many numbers the model weighs.
    package static var count: Int { CopyModelWeights.first.count / CopyModelWeights.firstBias.count }

    /// What is weighed when the first picture is compared with the second: the numbers of the first as a whole, then of each
    /// part that stands out from a plain ground. Empty where hashes or pixels prove enough, and where neither lies on the
    /// other.
    package static func of(_ first: PreparedFingerprint, _ second: PreparedFingerprint) -> [[Float]] {
        guard first.relationByHash(to: second) == nil, ExactPart(first.content, second.content) == nil else {
            return []
        }
        let whole = AlignmentSearch(first: first, second: second).best().map { CopyEvidence($0, first, second) }
        let parts = first.parts.compactMap { part in
            AlignmentSearch(first: part, second: second).bestOfWhole().map { CopyEvidence($0, part, second) }
        }
        return ((whole.map { [$0] } ?? []) + parts).map(\.numbers)
    }
}
