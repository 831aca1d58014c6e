/// Adds a batch of rows to a snapshot and keeps every segment sorted by id and their number small.
struct LookAppender {
    private static let smallestSegment = 1_024
    private static let largestGrowth = 65_536

    /// The ids in ascending order, each with the number of its row in the batch; of equal ids the last row wins.
    private let order: [(id: Int64, row: Int)]
    private let start: UnsafePointer<Int8>
    private let stride: Int

    init(ids: [Int64], start: UnsafePointer<Int8>, stride: Int) {
        self.start = start
        self.stride = stride
        let pairs = ids.enumerated().map { (id: $1, row: $0) }
        if zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) {
            order = pairs
        } else {
            var unique: [(id: Int64, row: Int)] = []
            for pair in pairs.sorted(by: { ($0.id, $0.row) < ($1.id, $1.row) }) {
                if unique.last?.id == pair.id { unique.removeLast() }
                unique.append(pair)
            }
            order = unique
        }
    }

    func append(to snapshot: inout LookSnapshot) {
        guard let firstID = order.first?.id else { return }
        if let known = snapshot.segments.compactMap(\.lastID).max(), firstID <= known {
            snapshot.kill(order.lazy.map(\.id))
        }

        var rest = order[...]
        if let last = snapshot.segments.last, last.hasRoom, (last.lastID ?? Int64.min) < firstID || last.count == 0 {
            let fitting = rest.prefix(last.capacity - last.count)
            fill(&snapshot.segments[snapshot.segments.count - 1], with: fitting)
            rest = rest.dropFirst(fitting.count)
        }
        guard !rest.isEmpty else { return }
        let growth = min(Self.largestGrowth, max(Self.smallestSegment, snapshot.count / 4))
        var segment = Segment(layout: snapshot.layout, capacity: max(rest.count, growth))
        fill(&segment, with: rest)
        snapshot.segments.append(segment)
        mergeSmall(&snapshot)
    }

    private func fill(_ segment: inout Segment, with rows: ArraySlice<(id: Int64, row: Int)>) {
        for (id, row) in rows { segment.append(id: id, values: start + row * stride) }
    }

    /// Ids out of order start new segments; merging neighbours of similar size keeps their number logarithmic.
    private func mergeSmall(_ snapshot: inout LookSnapshot) {
        while snapshot.segments.count >= 2 {
            let second = snapshot.segments[snapshot.segments.count - 1]
            let first = snapshot.segments[snapshot.segments.count - 2]
            let isFull = first.capacity >= Self.largestGrowth && !first.hasRoom
            guard !first.memory.isMapped, !isFull, first.count < 2 * second.count else { return }
            let live = first.liveCount + second.liveCount
            let merged = Segment.merged(first, second, capacity: max(Self.smallestSegment, live + live / 2))
            snapshot.segments.removeLast(2)
            snapshot.segments.append(merged)
        }
    }
}
