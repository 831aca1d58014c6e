/// One stored look and how similar it is to the query.
package struct Neighbour: Sendable, Hashable {
    /// The caller's id of the look.
    package let id: Int64
    /// Dot product of the two quantised looks; larger is more similar.
    package let dot: Int32

    /// Makes a neighbour from its parts.
    package init(id: Int64, dot: Int32) {
        self.id = id
        self.dot = dot
    }

    /// Whether this one comes first in an answer: more similar, or equally similar with the smaller id.
    package func precedes(_ other: Neighbour) -> Bool {
        dot != other.dot ? dot > other.dot : id < other.id
    }
}
