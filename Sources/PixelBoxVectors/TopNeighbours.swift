/// The best neighbours seen so far: a heap with the worst of them on top.
struct TopNeighbours: Sendable {
    private let limit: Int
    private var heap: [Neighbour] = []

    init(limit: Int) {
        self.limit = limit
    }

    /// No neighbour below this dot product can enter any more.
    var threshold: Int32 {
        heap.count < limit ? Int32.min : (heap.first?.dot ?? Int32.max)
    }

    mutating func offer(_ neighbour: Neighbour) {
        if heap.count < limit {
            heap.append(neighbour)
            siftUp(from: heap.count - 1)
        } else if let worst = heap.first, neighbour.precedes(worst) {
            heap[0] = neighbour
            siftDown()
        }
    }

    /// The best `limit` of several heaps, best first.
    static func merged(_ parts: [TopNeighbours], limit: Int) -> [Neighbour] {
        let all = parts.flatMap(\.heap).sorted { $0.precedes($1) }
        return all.count <= limit ? all : Array(all.prefix(limit))
    }

    private mutating func siftUp(from start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].precedes(heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func siftDown() {
        var parent = 0
        while true {
            var worst = parent
            for child in (2 * parent + 1)...(2 * parent + 2)
            where child < heap.count && heap[worst].precedes(heap[child]) {
                worst = child
            }
            guard worst != parent else { return }
            heap.swapAt(parent, worst)
            parent = worst
        }
    }
}
