internal import CVectors

/// A run of rows sorted by id. Rows below `count` never change; the writer may fill rows beyond it and publish a longer copy.
struct Segment: Sendable {
    let memory: VectorMemory
    let layout: RowLayout
    /// Where the ids start in the memory; the rows follow `capacity` ids.
    let offset: Int
    let capacity: Int
    private(set) var count: Int
    /// Rows that were removed or replaced since they were written.
    var dead = RowSet()

    /// An empty segment with room for some rows.
    init(layout: RowLayout, capacity: Int) {
        self.layout = layout
        self.capacity = capacity
        memory = .allocate(layout.bodyBytes(capacity))
        offset = 0
        count = 0
    }

    /// Rows that lie in memory already, for example in a mapped file.
    init(layout: RowLayout, memory: VectorMemory, offset: Int, count: Int) {
        self.layout = layout
        self.memory = memory
        self.offset = offset
        self.count = count
        capacity = count
    }

    var liveCount: Int { count - dead.count }
    /// Whether rows can be added behind the last one.
    var hasRoom: Bool { count < capacity && !memory.isMapped }
    var lastID: Int64? { count == 0 ? nil : id(count - 1) }

    func id(_ row: Int) -> Int64 {
        withExtendedLifetime(memory) {
            memory.bytes.load(fromByteOffset: offset + row * MemoryLayout<Int64>.size, as: Int64.self)
        }
    }

    /// Calls with the first byte of a row; the rows behind it follow at `layout.stride`.
    func withRow<Result>(_ row: Int, _ body: (UnsafePointer<Int8>) -> Result) -> Result {
        withExtendedLifetime(memory) {
            let start = memory.bytes + offset + layout.idBytes(capacity) + row * layout.stride
            return body(UnsafePointer(start.assumingMemoryBound(to: Int8.self)))
        }
    }

    /// The values of one row.
    func values(_ row: Int) -> [Int8] {
        withRow(row) { Array(UnsafeBufferPointer(start: $0, count: layout.dimensions)) }
    }

    /// The row of an id that is not dead.
    func row(of id: Int64) -> Int? {
        let row = firstRow(notBelow: id)
        return row < count && self.id(row) == id && !dead.contains(row) ? row : nil
    }

    /// The first row whose id is not smaller, or `count`.
    func firstRow(notBelow id: Int64) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = self.id(middle) < id ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    /// Adds a row behind the last; only the writer calls this, and `id` must be larger than `lastID`.
    mutating func append(id: Int64, values: UnsafePointer<Int8>) {
        withExtendedLifetime(memory) {
            let start = memory.bytes + offset
            start.storeBytes(of: id, toByteOffset: count * MemoryLayout<Int64>.size, as: Int64.self)
            (start + layout.idBytes(capacity) + count * layout.stride)
                .copyMemory(from: values, byteCount: layout.dimensions)
        }
        count += 1
    }

    /// A new segment with the living rows of two, and room for more.
    static func merged(_ first: Segment, _ second: Segment, capacity: Int) -> Segment {
        var merged = Segment(layout: first.layout, capacity: capacity)
        var (i, j) = (0, 0)
        while i < first.count || j < second.count {
            if j == second.count || (i < first.count && first.id(i) < second.id(j)) {
                if !first.dead.contains(i) { first.withRow(i) { merged.append(id: first.id(i), values: $0) } }
                i += 1
            } else {
                if !second.dead.contains(j) { second.withRow(j) { merged.append(id: second.id(j), values: $0) } }
                j += 1
            }
        }
        return merged
    }
}
