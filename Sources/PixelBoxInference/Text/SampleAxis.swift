/// Where along one axis the samples of a stretched picture are taken.
struct SampleAxis {
    /// Between two neighbouring pixels: `weight` is the share of the second.
    struct Tap {
        let first: Int
        let second: Int
        let weight: Float
    }

    /// How many target pixels there are.
    let count: Int
    private let tapsPerPixel: Int
    private let taps: [Tap]

    /// What each tap counts.
    var share: Float { 1 / Float(tapsPerPixel) }

    /// Stretches `length` source pixels to `target` pixels, of which only a part is wanted.
    init(from length: Int, to target: Int, part: Range<Int>) {
        count = part.count
        let step = Float(length) / Float(target)
        let perPixel = max(1, Int(step.rounded()))
        tapsPerPixel = perPixel
        taps = (part.lowerBound * perPixel..<part.upperBound * perPixel).map { index in
            let place = (Float(index) + 0.5) * step / Float(perPixel) - 0.5
            let clamped = min(max(place, 0), Float(length - 1))
            let first = Int(clamped)
            return Tap(first: first, second: min(first + 1, length - 1), weight: clamped - Float(first))
        }
    }

    func taps(of pixel: Int) -> ArraySlice<Tap> { taps[pixel * tapsPerPixel..<(pixel + 1) * tapsPerPixel] }
}
