internal import CVectors
internal import Dispatch
internal import Synchronization

/// Hands pieces of all segments to several threads, each of which fills a result of its own.
enum ParallelRows {
    /// Rows in one piece: their dot products fit the first cache, and a slow core delays the others little.
    static let pieceRows = 2_048
    /// Below this many rows, waking other threads takes longer than it saves.
    private static let rowsWorthAThread = 8_192

    static var cores: Int { Int(pb_vectors_core_count()) }

    /// Runs `body` for each piece; `makeResult` is called once per thread, and all results are returned.
    static func run<Result: Sendable>(
        _ segments: [Segment], threads: Int?, makeResult: @Sendable () -> Result,
        body: @Sendable (inout Result, Segment, Range<Int>, UnsafeMutableBufferPointer<Int32>) -> Void
    ) -> [Result] {
        let pieces = segments.flatMap { segment in
            stride(from: 0, to: segment.count, by: pieceRows).map { start in
                (segment: segment, rows: start..<min(start + pieceRows, segment.count))
            }
        }
        let rows = segments.reduce(0) { $0 + $1.count }
        let useful = min(pieces.count, rows / rowsWorthAThread)
        let count = max(1, min(threads ?? cores, useful))
        let next = Atomic(0)
        let results = Mutex<[Result]>([])
        DispatchQueue.concurrentPerform(iterations: count) { _ in
            var result = makeResult()
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: pieceRows) { dots in
                dots.initialize(repeating: 0)
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < pieces.count else { return }
                    body(&result, pieces[index].segment, pieces[index].rows, dots)
                }
            }
            results.withLock { [result] in $0.append(result) }
        }
        return results.withLock { $0 }
    }
}
