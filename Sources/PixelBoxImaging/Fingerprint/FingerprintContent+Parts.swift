extension FingerprintContent {
    /// The brightness as it is, then as if a plain ground were transparent, then of what stands out from it, both ways.
    var partGrids: [Grid] {
        let standing = StandingOut(luma)
        guard standing.ground != nil else { return [luma.grid()] }
        var neutral = luma
        neutral.cells = luma.cells.map { standing.isGround($0) ? 128 : $0 }
        return ([luma, neutral] + standing.parts.flatMap { [neutral.part($0), luma.part($0)] }).map { $0.grid() }
    }

    /// What stands out from a plain ground, as pictures of their own.
    var parts: [FingerprintContent] {
        let standing = StandingOut(luma)
        guard let ground = standing.ground else { return [] }
        return standing.parts.map { box in
            var part = FingerprintContent()
            part.width = max(1, width * Int(self.box[2] - self.box[0]) / 65_535 * box.width / luma.width)
            part.height = max(1, height * Int(self.box[3] - self.box[1]) / 65_535 * box.height / luma.height)
            part.luma = luma.part(box)
            part.blue = blue.part(box, of: luma)
            part.red = red.part(box, of: luma)
            part.surround = ground
            part.colours = UInt16(Self.structureColours + 1)
            part.signs = LumaSigns.hash(part.luma.grid())
            return part
        }
    }
}

extension FingerprintContent.ByteGrid {
    /// The cells in a rectangle.
    fileprivate func part(_ box: StandingOut.Box) -> Self {
        let rows = (box.top...box.bottom).flatMap { cells[$0 * width + box.left...$0 * width + box.right] }
        return Self(width: box.width, height: box.height, cells: rows)
    }

    /// The cells in a rectangle that is given in cells of another grid of the same picture.
    fileprivate func part(_ box: StandingOut.Box, of other: Self) -> Self {
        let left = box.left * width / other.width, right = (box.right + 1) * width / other.width
        let top = box.top * height / other.height, bottom = (box.bottom + 1) * height / other.height
        return part(
            StandingOut.Box(
                left: min(left, width - 1), top: min(top, height - 1), right: max(left, min(right, width) - 1),
                bottom: max(top, min(bottom, height) - 1)))
    }
}
