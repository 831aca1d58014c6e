/// Whether two pictures of few colours differ only in what these colours are.
///
/// An edit of the colours sends equal colours to equal colours, everywhere. Another frame of the same sprite does not.
struct ColourMapping {
    private static let tolerance: Float = 24

    /// Share of the cells whose brightness in one picture does not follow from their colour in the other.
    let unexplained: Float

    /// Nil unless both are graphics of the same size.
    init?(_ first: FingerprintContent, _ second: FingerprintContent, _ orientation: Orientation) {
        guard first.isGraphic, second.isGraphic else { return nil }
        let one = Cells(first, orientation), other = Cells(second, .upright)
        guard one.luma.width == other.luma.width, one.luma.height == other.luma.height else { return nil }
        unexplained = min(one.share(notLeadingTo: other.luma), other.share(notLeadingTo: one.luma))
    }

    /// Brightness and colour differences, cell by cell.
    private struct Cells {
        let luma: Grid
        private let blue: Grid
        private let red: Grid

        init(_ content: FingerprintContent, _ orientation: Orientation) {
            let luma = content.luma.grid().oriented(orientation)
            self.luma = luma
            blue = content.blue.grid(offset: 128).oriented(orientation).resized(luma.width, luma.height)
            red = content.red.grid(offset: 128).oriented(orientation).resized(luma.width, luma.height)
        }

        /// Share of the cells that differ from what cells of the same brightness become, and from what their colour adds to
        /// that wherever it is.
        func share(notLeadingTo other: Grid) -> Float {
            let target = deviations(other.cells), blue = deviations(blue.cells), red = deviations(red.cells)
            // Least squares for the two colour differences, held back a little where there is no colour.
            var (bb, br, rr, bt, rt): (Float, Float, Float, Float, Float) = (1, 0, 1, 0, 0)
            for index in target.indices {
                bb += blue[index] * blue[index]
                br += blue[index] * red[index]
                rr += red[index] * red[index]
                bt += blue[index] * target[index]
                rt += red[index] * target[index]
            }
            let determinant = bb * rr - br * br
            let ofBlue = (bt * rr - rt * br) / determinant, ofRed = (rt * bb - bt * br) / determinant
            let odd = target.indices.count { index in
                abs(target[index] - ofBlue * blue[index] - ofRed * red[index]) > ColourMapping.tolerance
            }
            return Float(odd) / Float(max(1, target.count))
        }

        /// How far values lie from the mean of those on cells of the same brightness.
        private func deviations(_ values: [Float]) -> [Float] {
            var sums = [Float](repeating: 0, count: 256), counts = sums
            for (brightness, value) in zip(luma.cells, values) {
                sums[Int(brightness)] += value
                counts[Int(brightness)] += 1
            }
            return zip(luma.cells, values).map { brightness, value in
                value - sums[Int(brightness)] / counts[Int(brightness)]
            }
        }
    }
}
