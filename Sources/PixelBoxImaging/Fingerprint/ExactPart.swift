/// One picture that lies in the other pixel by pixel, as their shingles tell.
struct ExactPart {
    /// Nearly all windows have to be there; one of a hundred may have been retouched.
    private static let leastShare: Float = 0.98
    /// Fewer windows may be there by chance.
    private static let leastWindows = 4
    /// So many have to say where, along one axis at least: what only repeats lies nowhere.
    private static let leastPlaced = 3
    /// A larger share of those has to say the same: a small button has the corners of a large one, but not their places.
    private static let leastAgreeing: Float = 0.9
    /// What covers less of the whole is one of many things on it, as a sprite on its sheet.
    private static let leastArea = 0.1

    /// The one that shows more.
    let whole: Relation.Side
    /// Share of the whole's windows that the part does not have.
    let missing: Float
    /// Whether the part is one of many things that the whole shows.
    let isElement: Bool

    /// Nil if neither lies in the other, or if both have the same size.
    init?(_ first: FingerprintContent, _ second: FingerprintContent) {
        if let missing = Self.missing(of: second, in: first) {
            self.init(whole: .second, missing: missing, share: first.area / second.area)
        } else if let missing = Self.missing(of: first, in: second) {
            self.init(whole: .first, missing: missing, share: second.area / first.area)
        } else {
            return nil
        }
    }

    /// As a relation that is proved.
    func relation(as kind: Relation.Kind) -> Relation {
        Relation(kind: kind, confidence: 1, whole: whole, larger: whole, difference: missing)
    }

    private init(whole: Relation.Side, missing: Float, share: Double) {
        self.whole = whole
        self.missing = missing
        isElement = share < Self.leastArea
    }

    /// What the whole has beyond the part; nil if the part is none.
    private static func missing(of whole: FingerprintContent, in part: FingerprintContent) -> Float? {
        guard part.width <= whole.width, part.height <= whole.height, part.area < whole.area else { return nil }
        let matches = part.shingles.matches(in: whole.shingles)
        let found = matches.compactMap { match in match.other.map { (part: match.own, whole: $0) } }
        guard matches.count >= leastWindows, Float(found.count) >= leastShare * Float(matches.count) else { return nil }
        guard let right = offset(found.map { ($0.part.x, $0.whole.x) }, within: 0...(whole.width - part.width)),
            let down = offset(found.map { ($0.part.y, $0.whole.y) }, within: 0...(whole.height - part.height)),
            right.votes + down.votes >= leastPlaced
        else { return nil }
        let back = whole.shingles.matches(in: part.shingles)
        if right.votes > 0, down.votes > 0 {
            // What the whole has at that place the part must have as well.
            let columns = right.value...right.value + part.width - Shingles.edge
            let rows = down.value...down.value + part.height - Shingles.edge
            let inside = back.filter { columns ~= Int($0.own.x) && rows ~= Int($0.own.y) }
            guard Float(inside.count { $0.other != nil }) >= leastShare * Float(inside.count) else { return nil }
        }
        return Float(back.count { $0.other == nil }) / Float(max(1, back.count))
    }

    /// How far the part lies from the beginning of the whole along one axis: nil if its windows do not agree on that, with no
    /// votes if none of them tells.
    private static func offset(
        _ places: [(part: UInt16, whole: UInt16)], within range: ClosedRange<Int>
    ) -> (value: Int, votes: Int)? {
        let offsets = places.filter { $0.part != Shingles.Window.several && $0.whole != Shingles.Window.several }
            .map { Int($0.whole) - Int($0.part) }.sorted()
        // If nearly all agree, the one in the middle is one of them.
        guard !offsets.isEmpty else { return (0, 0) }
        let middle = offsets[offsets.count / 2]
        let votes = offsets.count { $0 == middle }
        guard range ~= middle, Float(votes) >= leastAgreeing * Float(offsets.count) else { return nil }
        return (middle, votes)
    }
}

extension FingerprintContent {
    /// In pixels.
    fileprivate var area: Double { Double(width) * Double(height) }
}
