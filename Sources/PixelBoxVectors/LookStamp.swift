/// What the caller's database looked like when the looks were taken from it; opaque to this module.
package struct LookStamp: Sendable, Equatable {
    /// For example a counter that changes when looks are recomputed.
    package let epoch: Int64
    /// For example the id of the last row that is in the index.
    package let position: Int64

    /// Makes a stamp from two numbers of the caller.
    package init(epoch: Int64, position: Int64) {
        self.epoch = epoch
        self.position = position
    }
}
