/// The looks at one moment: searched by any number of threads while the index goes on changing.
package struct LookSnapshot: Sendable {
    let layout: RowLayout
    var segments: [Segment] = []
    /// What the caller said about its database when it last changed the index.
    package internal(set) var stamp: LookStamp?

    init(layout: RowLayout) {
        self.layout = layout
    }

    /// How many looks there are.
    package var count: Int { segments.reduce(0) { $0 + $1.liveCount } }
    /// How many values a look has.
    package var dimensions: Int { layout.dimensions }
    /// Rows that are not in the mapped file, and rows of it that are dead: when these are many, `save` again.
    package var looseCount: Int {
        segments.reduce(0) { $0 + ($1.memory.isMapped ? $1.dead.count : $1.count) }
    }

    /// The values of one look.
    package func look(of id: Int64) -> [Int8]? {
        for segment in segments {
            if let row = segment.row(of: id) { return segment.values(row) }
        }
        return nil
    }

    mutating func kill(_ ids: some Sequence<Int64>) {
        for id in ids {
            for index in segments.indices {
                if let row = segments[index].row(of: id) { segments[index].dead.insert(row) }
            }
        }
    }
}
