/// A rectangle at any angle.
package struct TurnedRectangle: Sendable, Equatable {
    package var center: SIMD2<Float>
    /// Unit direction of `size.x`; `size.y` runs a quarter turn clockwise from it (on the screen).
    package var axis: SIMD2<Float>
    package var size: SIMD2<Float>

    package init(center: SIMD2<Float>, axis: SIMD2<Float>, size: SIMD2<Float>) {
        self.center = center
        self.axis = axis
        self.size = size
    }

    package var shortSide: Float { min(size.x, size.y) }

    var across: SIMD2<Float> { SIMD2(-axis.y, axis.x) }

    /// The rectangle with every side moved outwards by `distance`.
    func grown(by distance: Float) -> TurnedRectangle {
        TurnedRectangle(center: center, axis: axis, size: size + 2 * distance)
    }

    /// Corners: top left, top right, bottom right, bottom left, where the left two are those with the smallest x.
    package var corners: [SIMD2<Float>] {
        let along = axis * (size.x / 2)
        let down = across * (size.y / 2)
        let upper: SIMD2<Float> = center - down
        let lower: SIMD2<Float> = center + down
        let byX = [upper - along, upper + along, lower + along, lower - along].sorted { $0.x < $1.x }
        let (topLeft, bottomLeft) = byX[0].y <= byX[1].y ? (byX[0], byX[1]) : (byX[1], byX[0])
        let (topRight, bottomRight) = byX[2].y <= byX[3].y ? (byX[2], byX[3]) : (byX[3], byX[2])
        return [topLeft, topRight, bottomRight, bottomLeft]
    }
}
