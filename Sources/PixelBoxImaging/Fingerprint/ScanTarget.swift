internal import CFingerprint

/// A normalised grid over which templates are slid; freed once.
final class ScanTarget {
    /// How far a template may hang over the edges, in cells.
    static let margin = 4

    /// Where a template fits best.
    struct Place {
        let score: Float
        let x: Int
        let y: Int
    }

    private let target: OpaquePointer

    init(_ grid: Grid) {
        let made = pb_scan_target_make(grid.cells, Int32(grid.width), Int32(grid.height), Int32(Self.margin))
        guard let made else { fatalError("out of memory for a grid of \(grid.width) × \(grid.height)") }
        target = made
    }

    deinit {
        pb_scan_target_free(target)
    }

    /// The best places of a normalised template, best first.
    func places(of template: Grid, atMost capacity: Int) -> [Place] {
        withUnsafeTemporaryAllocation(of: pb_peak.self, capacity: capacity) { peaks in
            guard let start = peaks.baseAddress else { return [] }
            let count = pb_scan(
                target, template.cells, Int32(template.width), Int32(template.height), start, Int32(capacity))
            return peaks.prefix(Int(count)).map { Place(score: $0.score, x: Int($0.x), y: Int($0.y)) }
        }
    }
}
