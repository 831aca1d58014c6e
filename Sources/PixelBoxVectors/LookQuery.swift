internal import CVectors

/// A query padded and aligned as the kernels want it, with the kernel to use.
struct LookQuery: Sendable {
    private let memory: VectorMemory
    private let layout: RowLayout
    private let kernel: DotKernel

    init(_ values: [Int8], layout: RowLayout, kernel: DotKernel = .best) {
        precondition(values.count == layout.dimensions, "the query needs \(layout.dimensions) values")
        self.layout = layout
        self.kernel = kernel
        memory = .allocate(layout.stride)
        let target = UnsafeMutableRawBufferPointer(start: memory.bytes, count: layout.stride)
        values.withUnsafeBytes { target.copyMemory(from: $0) }
    }

    /// Writes the dot product with each of the rows.
    func dots(_ segment: Segment, _ rows: Range<Int>, into out: UnsafeMutableBufferPointer<Int32>) {
        guard let destination = out.baseAddress, !rows.isEmpty else { return }
        withExtendedLifetime(memory) {
            let query = UnsafePointer(memory.bytes.assumingMemoryBound(to: Int8.self))
            segment.withRow(rows.lowerBound) { first in
                pb_vectors_dots(kernel.code, query, first, rows.count, layout.stride, destination)
            }
        }
    }

    /// The dot product with one row.
    func dot(_ segment: Segment, _ row: Int) -> Int32 {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1) { out in
            out.initialize(repeating: 0)
            dots(segment, row..<(row + 1), into: out)
            return out[0]
        }
    }
}
