/// How much a picture is enlarged or reduced before the detector sees it.
enum DetectionScale {
    /// A shorter side below this is enlarged to it: the detector does not see small letters.
    static let shortSide: Float = 736
    /// Icons are not enlarged more than this: large letters are found as they are, small ones are not there.
    static let mostEnlarged: Float = 3
    /// Nothing is enlarged to more pixels than this.
    static let mostEnlargedPixels: Float = 4_000_000
    /// Pictures of common proportions are reduced to this many pixels along the longer side.
    static let longSide: Float = 2_000
    /// Beyond this ratio of the sides a picture is a long screenshot, which is tiled instead of reduced.
    static let longRatio: Float = 2.5
    /// Lines lower than this in the detector's picture are looked for again in a larger one.
    static let smallText: Float = 11
    /// How high small lines should come out of the second look.
    static let goodText: Float = 20
    /// Most pixels that a second look may have.
    static let mostPixels: Float = 16_000_000

    /// The scale to begin with.
    static func first(width: Int, height: Int) -> Float {
        let short = Float(min(width, height))
        let long = Float(max(width, height))
        if short < shortSide {
            let most = (mostEnlargedPixels / (short * long)).squareRoot()
            return max(1, min(shortSide / short, mostEnlarged, most))
        }
        if long / short > longRatio { return min(1, longSide / longRatio / short) }
        return min(1, max(longSide / long, shortSide / short))
    }

    /// The largest scale at which a picture is ever looked at; 1 for pictures that are not reduced.
    static func largest(width: Int, height: Int) -> Float {
        let pixels = Float(max(width, 1)) * Float(max(height, 1))
        return min(1, max(first(width: max(width, 1), height: max(height, 1)), (mostPixels / pixels).squareRoot()))
    }

    /// The scale for a second look at a picture that was reduced, where the lines found are small; nil for none.
    static func second(after first: Float, lineHeights: [Float], width: Int, height: Int) -> Float? {
        guard first < 1, !lineHeights.isEmpty else { return nil }
        let typical = lineHeights.sorted()[lineHeights.count / 2]
        guard typical < smallText else { return nil }
        let scale = min(first * goodText / max(typical, 1), largest(width: width, height: height))
        return scale > first * 1.2 ? scale : nil
    }
}
