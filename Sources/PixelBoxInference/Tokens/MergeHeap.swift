/// Possible merges, the earliest in the list first; of equal ones the one furthest to the left.
struct MergeHeap {
    struct Element {
        let rank: Int32
        let place: Int32
        let token: Int32

        func precedes(_ other: Element) -> Bool { (rank, place) < (other.rank, other.place) }
    }

    private var elements: [Element] = []

    mutating func add(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard elements[child].precedes(elements[parent]) else { return }
            elements.swapAt(child, parent)
            child = parent
        }
    }

    mutating func popFirst() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return first }
        elements[0] = last
        var parent = 0
        while true {
            var best = parent
            for child in (2 * parent + 1)...(2 * parent + 2)
            where child < elements.count && elements[child].precedes(elements[best]) {
                best = child
            }
            guard best != parent else { return first }
            elements.swapAt(parent, best)
            parent = best
        }
    }
}
