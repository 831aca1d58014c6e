import Foundation

/// Looks for how the miniature of one picture lies on that of another: all of it or what is within its margins, as it is, mirrored
/// or turned; or a part that stands out from a plain ground.
struct MiniatureSearch {
    /// Proportions that differ by more, as a natural logarithm, are not of the same thing.
    private static let mostStretched: Float = 0.2
    /// Where one is trimmed more than the other.
    private static let areUnlikely: [Set<Extent>] = [[.framed, .content], [.framed, .part]]

    let first: PreparedFingerprint
    let second: PreparedFingerprint

    /// What of a picture is laid on the other one.
    enum Extent {
        case whole
        /// What lies within the outermost margin or frame.
        case framed
        /// What lies within all plain margins.
        case content
        /// What stands out from a plain ground.
        case part
    }

    /// A picture or a part of one.
    struct View {
        let extent: Extent
        let miniature: Miniature
        /// Width by height.
        let proportion: Float
    }

    /// One way in which the two may lie on each other.
    struct Fit {
        let first: Extent
        let second: Extent
        let orientation: Orientation
        /// Natural logarithm of how much wider one is than the other.
        let stretched: Float
        let likeness: MiniatureLikeness
        let recolouring: MiniatureRecolouring
    }

    /// All ways that are worth a closer look.
    func fits() -> [Fit] {
        var fits: [Fit] = []
        for other in second.miniatures {
            for one in first.miniatures + first.partMiniatures
            where !Self.areUnlikely.contains([one.extent, other.extent]) {
                let areWhole = one.extent == .whole && other.extent == .whole
                for orientation in areWhole ? Orientation.all : [.upright] {
                    if let fit = fit(first.oriented(one, orientation), other, orientation) { fits.append(fit) }
                }
            }
        }
        return fits
    }

    /// Nil if it is not worth a closer look.
    private func fit(_ one: View, _ other: View, _ orientation: Orientation) -> Fit? {
        let stretched = abs(log(one.proportion / other.proportion))
        guard stretched <= Self.mostStretched else { return nil }
        let likeness = one.miniature.likeness(to: other.miniature)
        guard likeness.isPromising else { return nil }
        return Fit(
            first: one.extent, second: other.extent, orientation: orientation, stretched: stretched, likeness: likeness,
            recolouring: one.miniature.recolouring(to: other.miniature))
    }
}
