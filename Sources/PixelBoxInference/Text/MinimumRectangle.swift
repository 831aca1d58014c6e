/// The rectangle of least area around points.
package enum MinimumRectangle {
    /// Points must be sorted by y and then by x, as rows of pixels are. Nil for no points.
    package static func around(_ points: [SIMD2<Int32>]) -> TurnedRectangle? {
        let hull = convexHull(points)
        guard let first = hull.first else { return nil }
        guard hull.count > 1 else { return TurnedRectangle(center: first, axis: SIMD2(1, 0), size: .zero) }
        var best: TurnedRectangle?
        var bestArea = Float.infinity
        for index in hull.indices {
            let edge = hull[(index + 1) % hull.count] - hull[index]
            let axis = edge / (edge * edge).sum().squareRoot()
            let candidate = rectangle(around: hull, axis: axis)
            let area = candidate.size.x * candidate.size.y
            if area < bestArea {
                bestArea = area
                best = candidate
            }
        }
        return best
    }

    private static func rectangle(around hull: [SIMD2<Float>], axis: SIMD2<Float>) -> TurnedRectangle {
        let across = SIMD2(-axis.y, axis.x)
        var low = SIMD2<Float>(repeating: .infinity)
        var high = SIMD2<Float>(repeating: -.infinity)
        for point in hull {
            let place = SIMD2((point * axis).sum(), (point * across).sum())
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let middle = (low + high) / 2
        return TurnedRectangle(center: axis * middle.x + across * middle.y, axis: axis, size: high - low)
    }

    /// Andrew's monotone chain: the points sorted along y give the one side of the hull, reversed the other.
    private static func convexHull(_ points: [SIMD2<Int32>]) -> [SIMD2<Float>] {
        guard points.count > 2 else {
            let ends = points.count == 2 && points[0] == points[1] ? [points[0]] : points
            return ends.map { SIMD2<Float>($0) }
        }
        var hull: [SIMD2<Int32>] = []
        func add(_ point: SIMD2<Int32>, keeping floor: Int) {
            while hull.count >= floor + 2 {
                let previous = hull[hull.count - 2]
                let first = SIMD2<Int>(truncatingIfNeeded: hull[hull.count - 1] &- previous)
                let second = SIMD2<Int>(truncatingIfNeeded: point &- previous)
                if first.x * second.y - first.y * second.x > 0 { break }
                hull.removeLast()
            }
            hull.append(point)
        }
        for point in points { add(point, keeping: 0) }
        let floor = hull.count - 1
        for point in points.dropLast().reversed() { add(point, keeping: floor) }
        if hull.count > 1 { hull.removeLast() }
        return hull.map { SIMD2<Float>($0) }
    }
}
