import CFingerprint
import Testing

/// The innermost loop of comparing pictures, which each kind of processor does in its own way.
struct WindowProductsTests {
    /// Sizes of the template, and how many windows across and down: full lanes and parts of them.
    @Test(arguments: [(3, 2, 5, 4), (4, 4, 16, 5), (17, 9, 33, 6), (30, 25, 7, 1), (1, 1, 64, 11)])
    func allWaysGiveTheSameAsAddingUp(width: Int, height: Int, columns: Int, rows: Int) {
        var random = SeededRandom(seed: UInt64(width * columns))
        let lanes = 16
        let stride = columns + width + 2 * lanes, count = stride * (rows + height)
        let template = (0..<width * height).map { _ in Int8.random(in: -120...120, using: &random) }
        let cells = (0..<count + 4).map { _ in Int16.random(in: -120...120, using: &random) }
        let quads: [UInt32] = (0..<count).map { place in
            var quad: UInt32 = 0
            for next in 0..<4 {
                let byte = UInt8(Int(cells[place + next]) + 128)
                quad |= UInt32(byte) << UInt32(8 * next)
            }
            return quad
        }
        let line = (columns + lanes - 1) / lanes * lanes

        func products(_ quads: [UInt32]?) -> [[Int32]] {
            var sums = [Int32](repeating: 0, count: line * rows)
            cells.withUnsafeBufferPointer { cells in
                (quads ?? []).withUnsafeBufferPointer { four in
                    guard let start = cells.baseAddress else { return }
                    let windows = pb_windows(
                        cells: start, quads: quads == nil ? nil : four.baseAddress, stride: Int32(stride))
                    pb_window_products(
                        template, Int32(width), Int32(height), windows, Int32(columns), Int32(rows), &sums, Int32(line))
                }
            }
            return (0..<rows).map { Array(sums[$0 * line..<$0 * line + columns]) }
        }

        let added = (0..<rows).map { top in
            (0..<columns).map { left in
                (0..<height).reduce(Int32(0)) { sum, y in
                    (0..<width).reduce(sum) { sum, x in
                        sum + Int32(template[y * width + x]) * Int32(cells[(top + y) * stride + left + x])
                    }
                }
            }
        }
        #expect(products(nil) == added)
        if pb_uses_quads() != 0 { #expect(products(quads) == added) }
    }
}
