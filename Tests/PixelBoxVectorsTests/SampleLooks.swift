import PixelBoxVectors

/// Made-up looks that are the same on every run.
struct SampleLooks {
    let dimensions: Int
    let ids: [Int64]
    let values: [Int8]

    init(_ count: Int, dimensions: Int = 256, firstID: Int64 = 1, seed: UInt64 = 1, extremes: Bool = false) {
        var state = seed
        self.dimensions = dimensions
        ids = (0..<count).map { firstID + Int64($0) }
        values = (0..<count * dimensions).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let byte = Int8(truncatingIfNeeded: state >> 40)
            return extremes ? (byte < 0 ? -128 : 127) : byte
        }
    }

    subscript(_ row: Int) -> [Int8] {
        Array(values[row * dimensions..<(row + 1) * dimensions])
    }

    func index(model: String = "test") -> LookIndex {
        let index = LookIndex(model: model, dimensions: dimensions)
        index.append(ids: ids, values: values, stamp: LookStamp(epoch: 1, position: ids.last ?? 0))
        return index
    }

    /// What a search must find, computed in the plainest way.
    func expected(for query: [Int8], where isAllowed: (Int64) -> Bool = { _ in true }) -> [Neighbour] {
        ids.indices.filter { isAllowed(ids[$0]) }.map { row in
            let dot = zip(self[row], query).reduce(Int32(0)) { $0 + Int32($1.0) * Int32($1.1) }
            return Neighbour(id: ids[row], dot: dot)
        }.sorted { ($1.dot, $0.id) < ($0.dot, $1.id) }
    }
}
