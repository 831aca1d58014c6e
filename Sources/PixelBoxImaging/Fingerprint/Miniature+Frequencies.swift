import Foundation

extension Miniature {
    private static let lumaFrequencies = 6
    private static let colourFrequencies = 3
    /// How much colours count beside brightness, and the mean brightness beside its changes.
    private static let colourWeight: Float = 2
    private static let meanWeight: Float = 0.5
    private static let cosines: [[Float]] = (0..<lumaFrequencies).map { frequency in
        let norm = (frequency == 0 ? 1 : Float(2)).squareRoot()
        return (0..<edge).map { norm * cos(Float.pi * Float(frequency) * (Float($0) + 0.5) / Float(edge)) }
    }

    /// The lowest frequencies (DCT-II) of brightness and colours, of all but a ground of this brightness.
    func lowFrequencies(besides ground: UInt8? = nil) -> [Float] {
        var shown = (0..<3).map(plane)
        if let ground {
            let luma = shown[0].cells
            for index in luma.indices where abs(luma[index] + 128 - Float(ground)) <= Float(StandingOut.sameGround) {
                for plane in shown.indices { shown[plane].cells[index] = 0 }
            }
        }
        let square = shown.map { $0.resized(Self.edge, Self.edge) }
        var values = Self.frequencies(square[0], Self.lumaFrequencies)
        values[0] *= Self.meanWeight
        for colour in square.dropFirst() {
            values += Self.frequencies(colour, Self.colourFrequencies).map { $0 * Self.colourWeight }
        }
        return values
    }

    private static func frequencies(_ grid: Grid, _ count: Int) -> [Float] {
        var across: [Float] = []
        for y in 0..<edge {
            for u in 0..<count {
                across.append((0..<edge).reduce(0) { $0 + grid.cells[y * edge + $1] * cosines[u][$1] })
            }
        }
        return (0..<count * count).map { place in
            let (u, v) = (place % count, place / count)
            return (0..<edge).reduce(0) { $0 + across[$1 * count + u] * cosines[v][$1] }
        }
    }
}
