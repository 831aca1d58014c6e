/// How the colours of two pictures relate where one lies on the other.
struct ColourComparison {
    /// Mean distance of the colour differences (blue and red, 0 to 127).
    private(set) var chromaDistance: Float = 0
    /// How colourful each of the two is there: mean distance from grey.
    private(set) var innerChroma: Float = 0
    private(set) var outerChroma: Float = 0
    /// Correlation of the colour differences; 0 if one of the two is grey.
    private(set) var chromaCorrelation: Float = 0
    /// Mean distance of the brightness (0 to 255) as it is.
    private(set) var lumaDistance: Float = 0

    init(_ alignment: Alignment, _ first: PreparedFingerprint, _ second: PreparedFingerprint) {
        let inner = (alignment.firstIsInner ? first : second).content
        let outer = (alignment.firstIsInner ? second : first).content
        let innerTurn = alignment.firstIsInner ? alignment.orientation : .upright
        let outerTurn = alignment.firstIsInner ? .upright : alignment.orientation
        var products: Float = 0, innerSquares: Float = 0, outerSquares: Float = 0
        var counted: Float = 0
        for (a, b) in [(inner.blue, outer.blue), (inner.red, outer.red)] {
            let one = a.grid(offset: 128).oriented(innerTurn), other = b.grid(offset: 128).oriented(outerTurn)
            let map = alignment.map.refined(from: alignment.inner, to: alignment.outer, newFrom: one, newTo: other)
            let (cells, isInside) = one.warped(other, map)
            for index in cells.indices where isInside[index] {
                let p = one.cells[index], q = cells[index]
                chromaDistance += abs(p - q)
                innerChroma += abs(p)
                outerChroma += abs(q)
                products += p * q
                innerSquares += p * p
                outerSquares += q * q
                counted += 1
            }
        }
        if counted > 0 {
            chromaDistance /= counted
            innerChroma /= counted
            outerChroma /= counted
        }
        if min(innerChroma, outerChroma) > 2 {
            chromaCorrelation = products / max(1, (innerSquares * outerSquares).squareRoot())
        }
        let turned = first.view(ground: alignment.ground, orientation: alignment.orientation).luma
        let straight = second.view(ground: alignment.ground).luma
        let (one, other) = alignment.firstIsInner ? (turned, straight) : (straight, turned)
        let map = alignment.map.refined(from: alignment.inner, to: alignment.outer, newFrom: one, newTo: other)
        let (cells, isInside) = one.warped(other, map)
        var distance: Float = 0, cellsInside: Float = 0
        for index in cells.indices where isInside[index] {
            distance += abs(one.cells[index] - cells[index])
            cellsInside += 1
        }
        lumaDistance = cellsInside > 0 ? distance / cellsInside : 0
    }
}
