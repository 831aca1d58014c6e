internal import CFingerprint

/// A small grid of numbers, row by row: the brightness of a picture, or what is left of it after normalising.
struct Grid: Sendable, Equatable {
    let width: Int
    let height: Int
    var cells: [Float]

    init(width: Int, height: Int, cells: [Float]) {
        precondition(width > 0 && height > 0 && cells.count == width * height)
        self.width = width
        self.height = height
        self.cells = cells
    }

    /// The size nearest to `cells` cells in the proportions of a picture; no edge is extremely long or short.
    static func size(for cells: Int, width: Int, height: Int) -> (width: Int, height: Int) {
        let scale = (Double(cells) / Double(width * height)).squareRoot()
        let longest = 192
        let w = min(longest, max(4, Int((Double(width) * scale).rounded())))
        let h = min(longest, max(4, Int((Double(height) * scale).rounded())))
        return (w == longest ? w : min(w, cells / h + 1), h == longest ? h : min(h, cells / w + 1))
    }

    func resized(_ newWidth: Int, _ newHeight: Int) -> Grid {
        if newWidth == width && newHeight == height { return self }
        let cells = [Float](unsafeUninitializedCapacity: newWidth * newHeight) { buffer, count in
            guard let out = buffer.baseAddress else { return }
            pb_grid_resize(self.cells, Int32(width), Int32(height), out, Int32(newWidth), Int32(newHeight))
            count = newWidth * newHeight
        }
        return Grid(width: newWidth, height: newHeight, cells: cells)
    }

    /// Both edges times the factor, but never below `least` cells.
    func scaled(by factor: Float, least: Int = 3) -> Grid {
        resized(
            max(least, Int((Float(width) * factor).rounded())), max(least, Int((Float(height) * factor).rounded())))
    }

    func turned(byDegrees degrees: Float) -> Grid {
        mapped { pb_grid_turn(cells, Int32(width), Int32(height), degrees, $0) }
    }

    /// Only structure: the local mean taken away, the local contrast made equal.
    func normalised() -> Grid {
        mapped { pb_grid_normalise(cells, Int32(width), Int32(height), $0) }
    }

    func oriented(_ orientation: Orientation) -> Grid {
        if orientation == .upright { return self }
        let source = orientation.isTransposed ? transposed() : self
        let w = source.width, h = source.height
        var cells: [Float] = []
        cells.reserveCapacity(w * h)
        for y in 0..<h {
            let row = source.cells[
                (orientation.isFlipped ? h - 1 - y : y) * w..<(orientation.isFlipped ? h - y : y + 1) * w]
            cells.append(contentsOf: orientation.isMirrored ? Array(row.reversed()) : Array(row))
        }
        return Grid(width: w, height: h, cells: cells)
    }

    private func transposed() -> Grid {
        var cells: [Float] = []
        cells.reserveCapacity(width * height)
        for x in 0..<width {
            for y in 0..<height { cells.append(self.cells[y * width + x]) }
        }
        return Grid(width: height, height: width, cells: cells)
    }

    private func mapped(_ body: (UnsafeMutablePointer<Float>) -> Void) -> Grid {
        let cells = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
            guard let out = buffer.baseAddress else { return }
            body(out)
            count = width * height
        }
        return Grid(width: width, height: height, cells: cells)
    }
}
