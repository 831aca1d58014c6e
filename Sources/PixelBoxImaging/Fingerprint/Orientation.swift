/// One of the eight ways to lay a rectangle on another: transposed first, then flipped upside down, then mirrored.
struct Orientation: Sendable, Hashable {
    let isMirrored: Bool
    let isFlipped: Bool
    let isTransposed: Bool

    static let upright = Orientation(isMirrored: false, isFlipped: false, isTransposed: false)
    static let mirrored = Orientation(isMirrored: true, isFlipped: false, isTransposed: false)

    static let all = [false, true].flatMap { transposed in
        [false, true].flatMap { flipped in
            [false, true].map { Orientation(isMirrored: $0, isFlipped: flipped, isTransposed: transposed) }
        }
    }

    /// Whether it shows the picture as in a mirror; otherwise it is only turned.
    var changesHandedness: Bool { (isMirrored != isFlipped) != isTransposed }
}
