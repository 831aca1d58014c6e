/// The brightness of one picture over one ground, in all the sizes and turns in which it is laid on others.
final class FingerprintView {
    /// Over this many cells two pictures are compared at last; the search works with a quarter of them.
    private static let fineCells = 3_072

    /// Brightness in `fineCells` cells.
    let luma: Grid
    /// Cells of the picture itself per cell of `luma` along an edge: below 1 for pictures that are smaller than that.
    let detail: Float
    private var templates: [Variation: Grid] = [:]
    private var fineGrids: [Int: Grid] = [:]

    private struct Variation: Hashable {
        let scale: Float
        let degrees: Float
    }

    init(luma: Grid, detail: Float) {
        self.luma = luma
        self.detail = detail
    }

    convenience init(_ content: FingerprintContent, ground: UInt8) {
        var luma = content.luma.grid()
        if let alpha = content.alpha {
            for index in luma.cells.indices {
                luma.cells[index] += (1 - Float(alpha[index]) / 3) * (Float(ground) - 128)
            }
        }
        let size = Grid.size(for: Self.fineCells, width: luma.width, height: luma.height)
        let own = Float(luma.width * luma.height)
        let detail = min(1, (own / Float(size.width * size.height)).squareRoot())
        self.init(luma: luma.resized(size.width, size.height), detail: detail)
    }

    func oriented(_ orientation: Orientation) -> FingerprintView {
        orientation == .upright ? self : FingerprintView(luma: luma.oriented(orientation), detail: detail)
    }

    private lazy var halved = luma.scaled(by: 0.5)
    /// The normalised brightness at the low resolution of the search.
    private(set) lazy var coarse = template(scale: 1, degrees: 0)
    /// The same, prepared for sliding templates over it.
    private(set) lazy var target = ScanTarget(coarse)

    /// This picture in a size and turn to be slid over another one.
    func template(scale: Float, degrees: Float) -> Grid {
        let variation = Variation(scale: scale, degrees: degrees)
        if let known = templates[variation] { return known }
        let source = degrees == 0 ? halved : halved.turned(byDegrees: degrees)
        let template = source.scaled(by: scale).normalised()
        templates[variation] = template
        return template
    }

    /// The normalised brightness in a share of the fine cells, to the nearest hundredth.
    func fine(_ scale: Float) -> Grid {
        let hundredths = max(5, min(100, Int((scale * 100).rounded())))
        if let known = fineGrids[hundredths] { return known }
        let grid = (hundredths == 100 ? luma : luma.scaled(by: Float(hundredths) / 100, least: 5)).normalised()
        fineGrids[hundredths] = grid
        return grid
    }
}
