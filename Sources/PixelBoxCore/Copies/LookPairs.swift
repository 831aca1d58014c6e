internal import PixelBoxVectors

/// Finds pairs of contents with similar looks without comparing each with each.
///
/// Some looks are pivots; each look goes into the cells of the few pivots nearest to it, and is compared only with what
/// shares a cell. There are as many pivots as the root of the number of looks, so the work grows with its power of 3/2,
/// of which the comparisons of vectors are a small part.
struct LookPairs {
    /// Strangers are rarely so similar, and pictures less similar than this are copies at most by a small crop.
    static let leastCosine: Float = 0.6
    /// Below this only the most similar look counts: comparing fingerprints is what takes the time.
    private static let sureCosine: Float = 0.8
    /// How many nearest looks each content is paired with. Of several copies each is near to another one at least, and
    /// then all are compared with each other.
    private static let neighbours = 3
    /// In how many cells each look is.
    private static let cellsOfEach = 3
    private static let batch = 512

    let looks: LookSnapshot
    /// The contents to pair.
    let contentIds: [Int64]

    /// Visits pairs of places in `contentIds`, the smaller first. A pair may come several times.
    func forEach(_ body: (Int, Int) throws -> Void) throws {
        let (cells, values) = (try cells(), looks)
        let (leastDot, sureDot) = (Self.dot(Self.leastCosine), Self.dot(Self.sureCosine))
        for cell in cells where cell.count > 1 {
            try Task.checkCancellation()
            let index = LookIndex(model: "", dimensions: values.dimensions)
            var members: [(row: Int, look: [Int8])] = []
            for row in cell {
                if let look = values.look(of: contentIds[Int(row)]) { members.append((Int(row), look)) }
            }
            index.append(ids: members.map { Int64($0.row) }, values: members.flatMap(\.look))
            let snapshot = index.snapshot()
            for start in stride(from: 0, to: members.count, by: Self.batch) {
                let part = members[start..<min(start + Self.batch, members.count)]
                let found = snapshot.nearest(
                    toEach: part.map(\.look), count: Self.neighbours + 1, minimumDot: leastDot)
                for (member, near) in zip(part, found) {
                    let others = near.filter { Int($0.id) != member.row }
                    for (rank, neighbour) in others.enumerated() where rank == 0 || neighbour.dot >= sureDot {
                        try body(min(member.row, Int(neighbour.id)), max(member.row, Int(neighbour.id)))
                    }
                }
            }
        }
    }

    private static func dot(_ cosine: Float) -> Int32 {
        Int32((cosine * LookScale.factor * LookScale.factor).rounded())
    }

    /// The rows in the cell of each pivot.
    private func cells() throws -> [[Int32]] {
        let count = max(1, Int(Double(contentIds.count).squareRoot()))
        let pivots = LookIndex(model: "", dimensions: looks.dimensions)
        var values: [Int8] = []
        var pivotCount = 0
        for row in stride(from: 0, to: contentIds.count, by: max(1, contentIds.count / count)) {
            guard let look = looks.look(of: contentIds[row]) else { continue }
            values += look
            pivotCount += 1
        }
        pivots.append(ids: Array(0..<Int64(pivotCount)), values: values)
        let snapshot = pivots.snapshot()
        var cells = [[Int32]](repeating: [], count: pivotCount)
        for start in stride(from: 0, to: contentIds.count, by: Self.batch) {
            try Task.checkCancellation()
            var part: [(row: Int32, look: [Int8])] = []
            for row in start..<min(start + Self.batch, contentIds.count) {
                if let look = looks.look(of: contentIds[row]) { part.append((Int32(row), look)) }
            }
            let nearest = snapshot.nearest(toEach: part.map(\.look), count: Self.cellsOfEach)
            for (member, near) in zip(part, nearest) {
                for pivot in near { cells[Int(pivot.id)].append(member.row) }
            }
        }
        return cells
    }
}
