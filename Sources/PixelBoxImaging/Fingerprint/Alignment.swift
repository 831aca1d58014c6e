/// How one picture lies on another.
struct Alignment {
    /// Whether the first picture of the comparison is the inner one.
    let firstIsInner: Bool
    /// How the first picture was turned or mirrored.
    let orientation: Orientation
    /// The brightness behind transparent parts.
    let ground: UInt8
    /// The normalised grids at the resolution of the comparison.
    let inner: Grid
    let outer: Grid
    /// From cells of `inner` to cells of `outer`.
    let map: AffineMap
    /// How good it looked at the low resolution of the search, before and after aligning there.
    var evidenceAtFirst: Float = 0
    /// Correlation of the two, -1 to 1.
    let score: Float

    /// The score weighed by the cells that take part.
    var evidence: Float { score * Float(inner.width * inner.height).squareRoot() }
    /// Edge of the inner picture as a share of the outer one's, by area.
    var scale: Float {
        map.scale * (Float(inner.width * inner.height) / Float(outer.width * outer.height)).squareRoot()
    }
    /// How far the inner picture is turned on the outer one, in degrees.
    var turn: Float { map.degrees }
}
