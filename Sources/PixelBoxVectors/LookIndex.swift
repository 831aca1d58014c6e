internal import Synchronization

/// The looks of a library in memory: appended to by one writer at a time, searched by anybody at any time.
package final class LookIndex: Sendable {
    /// The model whose looks these are.
    package let model: String
    /// How many values a look has.
    package let dimensions: Int

    private let published: Mutex<LookSnapshot>
    private let writer = Mutex(())

    /// An empty index.
    package convenience init(model: String, dimensions: Int) {
        self.init(model: model, snapshot: LookSnapshot(layout: RowLayout(dimensions: dimensions)))
    }

    init(model: String, snapshot: LookSnapshot) {
        self.model = model
        dimensions = snapshot.dimensions
        published = Mutex(snapshot)
    }

    /// The looks as they are now; what is appended later is not in it.
    package func snapshot() -> LookSnapshot {
        published.withLock { $0 }
    }

    /// How many looks there are now.
    package var count: Int { snapshot().count }
    /// The stamp given with the last change.
    package var stamp: LookStamp? { snapshot().stamp }

    /// Adds looks, each `dimensions` values long, one behind the other in `values`; a known id gets the new look.
    package func append(ids: [Int64], values: [Int8], stamp: LookStamp? = nil) {
        precondition(values.count == ids.count * dimensions, "each id needs \(dimensions) values")
        values.withUnsafeBufferPointer { buffer in
            change(stamp: stamp) { snapshot in
                guard let start = buffer.baseAddress else { return }
                LookAppender(ids: ids, start: start, stride: dimensions).append(to: &snapshot)
            }
        }
    }

    /// Forgets looks; ids that are not there are fine.
    package func remove(_ ids: some Sequence<Int64>, stamp: LookStamp? = nil) {
        change(stamp: stamp) { $0.kill(ids) }
    }

    /// Changes a copy and publishes it; searches go on with the old one meanwhile.
    func change(stamp: LookStamp?, _ body: (inout LookSnapshot) -> Void) {
        writer.withLock { _ in
            var snapshot = self.snapshot()
            body(&snapshot)
            if let stamp { snapshot.stamp = stamp }
            published.withLock { [snapshot] in $0 = snapshot }
        }
    }
}
