internal import Synchronization

/// Does something once, when the last of several tasks has left.
final class LastOut: Sendable {
    private let staying: Mutex<Int>
    private let close: @Sendable () -> Void

    init(of count: Int, close: @escaping @Sendable () -> Void) {
        staying = Mutex(count)
        self.close = close
    }

    /// Each task calls it once, however it ends.
    func leave() {
        let isLast = staying.withLock { staying in
            staying -= 1
            return staying == 0
        }
        if isLast { close() }
    }
}
