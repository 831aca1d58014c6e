/// Whether two pictures of few colours differ only in what these colours are.
///
/// An edit of the colours sends equal colours to equal colours, everywhere. Another frame of the same sprite does not.
struct ColourMapping {
    private static let tolerance: Float = 24

    /// Share of the cells whose colour in one picture does not follow from that in the other.
    let unexplained: Float

    /// Nil unless both have few colours and the same size.
    init?(_ first: FingerprintContent, _ second: FingerprintContent, _ orientation: Orientation) {
        let few = FingerprintContent.structureColours
        guard first.colours <= few, second.colours <= few else { return nil }
        let a = first.luma.grid().oriented(orientation), b = second.luma.grid()
        guard a.width == b.width, a.height == b.height else { return nil }
        unexplained = min(Self.share(a.cells, b.cells), Self.share(b.cells, a.cells))
    }

    private static func share(_ from: [Float], _ to: [Float]) -> Float {
        var sums = [Float](repeating: 0, count: 256), counts = sums
        for (value, other) in zip(from, to) {
            sums[Int(value)] += other
            counts[Int(value)] += 1
        }
        let odd = zip(from, to).count { value, other in abs(sums[Int(value)] / counts[Int(value)] - other) > tolerance }
        return Float(odd) / Float(max(1, from.count))
    }
}
