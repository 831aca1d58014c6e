/// How much a picture is enlarged or reduced before the detector sees it.
enum DetectionScale {
    /// A shorter side below this is enlarged to it: the detector does not see small letters.
    static let shortSide: Float = 736
    /// Pictures of common proportions are reduced to this many pixels along the longer side.
    static let longSide: Float = 2000
    /// Beyond this ratio of the sides a picture is a long screenshot, which is tiled instead of reduced.
    static let longRatio: Float = 2.5

    static func first(width: Int, height: Int) -> Float {
        let short = Float(min(width, height))
        let long = Float(max(width, height))
        if long / short > longRatio {
            return min(max(short, shortSide), longSide / longRatio) / short
        }
        return short < shortSide ? shortSide / short : min(1, max(longSide / long, shortSide / short))
    }
}
