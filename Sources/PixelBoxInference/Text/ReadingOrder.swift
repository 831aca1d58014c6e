/// Sorts lines as they are read: row by row from the top, within a row from the left.
///
/// On a page that lies on its side, top and left are those of most of its text.
package enum ReadingOrder {
    /// Two lines are in one row when their middles are closer than this share of the lower one's height.
    private static let sameRow: Float = 0.5

    /// All lines, one after the other.
    package static func sorted(_ lines: [TextLine]) -> [TextLine] {
        rows(lines).flatMap { $0 }
    }

    /// The text as it is read: a line break between rows, a space between the parts of a row.
    package static func text(of lines: [TextLine]) -> String {
        rows(lines).map { row in row.map(\.text).joined(separator: " ") }.joined(separator: "\n")
    }

    /// Lines row by row.
    package static func rows(_ lines: [TextLine]) -> [[TextLine]] {
        let direction = Direction.ofMost(lines)
        let spans = lines.map { Span($0, direction: direction) }.enumerated().sorted {
            ($0.element.middle, $0.element.left) < ($1.element.middle, $1.element.left)
        }
        var rows: [[(index: Int, span: Span)]] = []
        for (index, span) in spans {
            if let last = rows.indices.last, let first = rows[last].first?.span,
                span.middle - first.middle < sameRow * min(span.height, first.height)
            {
                rows[last].append((index, span))
            } else {
                rows.append([(index, span)])
            }
        }
        return rows.map { row in row.sorted { $0.span.left < $1.span.left }.map { lines[$0.index] } }
    }

    /// Where a line lies as its reader sees it.
    private struct Span {
        let left: Float
        let middle: Float
        let height: Float

        init(_ line: TextLine, direction: Direction) {
            let places = line.box.map(direction.upright)
            let top = places.map(\.y).min() ?? 0
            let bottom = places.map(\.y).max() ?? 0
            left = places.map(\.x).min() ?? 0
            middle = (top + bottom) / 2
            height = bottom - top
        }
    }

    /// Where the text runs.
    private enum Direction: CaseIterable {
        case right
        case down
        case left
        case up

        /// The direction of the greatest length of text; to the right where nothing speaks against it.
        static func ofMost(_ lines: [TextLine]) -> Direction {
            var lengths: [Direction: Float] = [:]
            for line in lines where line.box.count == 4 {
                let x = line.box[1].x - line.box[0].x
                let y = line.box[1].y - line.box[0].y
                let direction: Direction = abs(x) >= abs(y) ? (x >= 0 ? .right : .left) : (y >= 0 ? .down : .up)
                lengths[direction, default: 0] += max(abs(x), abs(y))
            }
            let right = lengths[.right] ?? 0
            let other = lengths.filter { $0.key != .right }.max { $0.value < $1.value }
            return other.map { $0.value > right ? $0.key : .right } ?? .right
        }

        /// A place as seen by a reader who has turned the page.
        func upright(_ point: TextPoint) -> SIMD2<Float> {
            switch self {
            case .right: SIMD2(point.x, point.y)
            case .down: SIMD2(point.y, -point.x)
            case .left: SIMD2(-point.x, -point.y)
            case .up: SIMD2(-point.y, point.x)
            }
        }
    }
}
