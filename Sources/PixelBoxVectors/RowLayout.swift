internal import CVectors

/// How many bytes the parts of a segment take: values are padded with zeros so that every row starts aligned.
struct RowLayout: Sendable, Equatable {
    static let alignment = Int(PB_VECTORS_ALIGNMENT)

    let dimensions: Int
    /// Bytes from one row to the next.
    let stride: Int

    init(dimensions: Int) {
        precondition(dimensions > 0 && dimensions <= 32_768, "looks have 1 to 32768 dimensions")
        self.dimensions = dimensions
        stride = Self.aligned(dimensions)
    }

    /// Bytes of the ids that precede the rows.
    func idBytes(_ rows: Int) -> Int {
        Self.aligned(rows * MemoryLayout<Int64>.size)
    }

    /// Bytes of ids and rows together.
    func bodyBytes(_ rows: Int) -> Int {
        idBytes(rows) + rows * stride
    }

    static func aligned(_ size: Int) -> Int {
        (size + alignment - 1) / alignment * alignment
    }
}
