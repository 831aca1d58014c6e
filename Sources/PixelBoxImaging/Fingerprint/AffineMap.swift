internal import CFingerprint
import Foundation

/// A map from the cells of one grid to those of another, both counted from the centre of their first cell.
struct AffineMap: Sendable, Equatable {
    var xx: Float, xy: Float, x0: Float
    var yx: Float, yy: Float, y0: Float

    /// Stretches `from` over the rectangle of `to` that starts at x and y.
    init(_ from: (width: Int, height: Int), onto size: (width: Float, height: Float), atX x: Float, y: Float) {
        xx = size.width / Float(from.width)
        yy = size.height / Float(from.height)
        (xy, yx) = (0, 0)
        x0 = x + 0.5 * xx - 0.5
        y0 = y + 0.5 * yy - 0.5
    }

    init(_ map: pb_affine) {
        (xx, xy, x0, yx, yy, y0) = (map.xx, map.xy, map.x0, map.yx, map.yy, map.y0)
    }

    var raw: pb_affine { pb_affine(xx: xx, xy: xy, x0: x0, yx: yx, yy: yy, y0: y0) }

    /// How much longer lines become.
    var scale: Float { abs(xx * yy - xy * yx).squareRoot() }
    /// How far the map turns.
    var degrees: Float { atan2(yx, xx) * 180 / .pi }

    /// The place of a point, in cells of the target.
    func callAsFunction(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
        (xx * x + xy * y + x0, yx * x + yy * y + y0)
    }

    /// The same map between grids of other sizes that show the same pictures.
    func refined(from: Grid, to: Grid, newFrom: Grid, newTo: Grid) -> AffineMap {
        let inX = Float(from.width) / Float(newFrom.width), inY = Float(from.height) / Float(newFrom.height)
        let outX = Float(newTo.width) / Float(to.width), outY = Float(newTo.height) / Float(to.height)
        // Cell centres lie half a cell inside, whatever the size of the cells.
        let start = self(0.5 * inX - 0.5, 0.5 * inY - 0.5)
        var map = self
        (map.xx, map.xy) = (xx * inX * outX, xy * inY * outX)
        (map.yx, map.yy) = (yx * inX * outY, yy * inY * outY)
        map.x0 = (start.x + 0.5) * outX - 0.5
        map.y0 = (start.y + 0.5) * outY - 0.5
        return map
    }

    /// The map for a grid that was turned back by so many degrees about its centre before this map applies.
    func afterTurningBack(_ degrees: Float, _ grid: Grid) -> AffineMap {
        let angle = degrees * .pi / 180
        let cosine = cos(angle), sine = sin(angle)
        let centreX = Float(grid.width - 1) / 2, centreY = Float(grid.height - 1) / 2
        let startX = centreX - cosine * centreX - sine * centreY
        let startY = centreY + sine * centreX - cosine * centreY
        let start = self(startX, startY)
        var map = self
        (map.xx, map.xy) = (xx * cosine - xy * sine, xx * sine + xy * cosine)
        (map.yx, map.yy) = (yx * cosine - yy * sine, yx * sine + yy * cosine)
        (map.x0, map.y0) = start
        return map
    }
}
