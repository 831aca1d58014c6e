/// Sorts lines as they are read: row by row from the top, within a row from the left.
package enum ReadingOrder {
    /// Two lines are in one row when their middles are closer than this share of the lower one's height.
    private static let sameRow: Float = 0.5

    package static func sorted(_ lines: [TextLine]) -> [TextLine] {
        rows(lines).flatMap { $0 }
    }

    /// Lines row by row.
    package static func rows(_ lines: [TextLine]) -> [[TextLine]] {
        let spans = lines.map(Span.init).enumerated().sorted { $0.element.middle < $1.element.middle }
        var rows: [[(index: Int, span: Span)]] = []
        for (index, span) in spans {
            if let last = rows.indices.last, let first = rows[last].first?.span,
                span.middle - first.middle < Self.sameRow * min(span.height, first.height)
            {
                rows[last].append((index, span))
            } else {
                rows.append([(index, span)])
            }
        }
        return rows.map { row in row.sorted { $0.span.left < $1.span.left }.map { lines[$0.index] } }
    }

    private struct Span {
        let left: Float
        let middle: Float
        let height: Float

        init(_ line: TextLine) {
            let ys = line.box.map(\.y)
            let top = ys.min() ?? 0
            let bottom = ys.max() ?? 0
            left = line.box.map(\.x).min() ?? 0
            middle = (top + bottom) / 2
            height = bottom - top
        }
    }
}
