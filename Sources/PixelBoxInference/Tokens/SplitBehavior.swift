/// What becomes of the places at which a text is split.
enum SplitBehavior: String, Sendable {
    case removed = "Removed"
    case isolated = "Isolated"
    case mergedWithPrevious = "MergedWithPrevious"
    case mergedWithNext = "MergedWithNext"
    case contiguous = "Contiguous"

    /// The parts of a piece; empty ones are left out.
    func parts(of piece: TextPiece, at matches: [Range<Int>], isInverted: Bool) -> [TextPiece] {
        let ranges = merged(Self.segments(of: piece.scalars.count, matches, isInverted))
        return ranges.filter { !$0.isEmpty }.map { range in
            TextPiece(
                scalars: Array(piece.scalars[range]), token: nil, isFirst: piece.isFirst && range.lowerBound == 0)
        }
    }

    private typealias Segment = (range: Range<Int>, isMatch: Bool)

    private static func segments(of count: Int, _ matches: [Range<Int>], _ isInverted: Bool) -> [Segment] {
        var segments: [Segment] = []
        var end = 0
        for match in matches {
            if match.lowerBound > end { segments.append((end..<match.lowerBound, isInverted)) }
            segments.append((match, !isInverted))
            end = match.upperBound
        }
        if end < count { segments.append((end..<count, isInverted)) }
        return segments
    }

    private func merged(_ segments: [Segment]) -> [Range<Int>] {
        switch self {
        case .isolated: return segments.map(\.range)
        case .removed: return segments.filter { !$0.isMatch }.map(\.range)
        case .contiguous:
            var ranges: [Range<Int>] = []
            var previous = false
            for segment in segments {
                if segment.isMatch == previous, let last = ranges.last {
                    ranges[ranges.count - 1] = last.lowerBound..<segment.range.upperBound
                } else {
                    ranges.append(segment.range)
                }
                previous = segment.isMatch
            }
            return ranges
        case .mergedWithPrevious:
            var ranges: [Range<Int>] = []
            var previous = false
            for segment in segments {
                if segment.isMatch, !previous, let last = ranges.last {
                    ranges[ranges.count - 1] = last.lowerBound..<segment.range.upperBound
                } else {
                    ranges.append(segment.range)
                }
                previous = segment.isMatch
            }
            return ranges
        case .mergedWithNext:
            var ranges: [Range<Int>] = []
            var previous = false
            for segment in segments.reversed() {
                if segment.isMatch, !previous, let last = ranges.last {
                    ranges[ranges.count - 1] = segment.range.lowerBound..<last.upperBound
                } else {
                    ranges.append(segment.range)
                }
                previous = segment.isMatch
            }
            return ranges.reversed()
        }
    }
}
