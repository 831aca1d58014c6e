internal import Dispatch
internal import Synchronization

/// First in, first out, between threads; `next` waits for an element.
final class BlockingQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var first = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let available = DispatchSemaphore(value: 0)

    /// Adds an element; after `close` it is dropped.
    /// - Returns: whether it was added.
    @discardableResult
    func add(_ element: Element) -> Bool {
        let isAdded = state.withLock { state in
            if !state.isClosed { state.elements.append(element) }
            return !state.isClosed
        }
        if isAdded { available.signal() }
        return isAdded
    }

    /// The next element; nil once the queue is closed and empty.
    func next() -> Element? {
        available.wait()
        return state.withLock { state in
            guard state.first < state.elements.count else {
                available.signal()  // closed: let the next waiter find out too
                return nil
            }
            let element = state.elements[state.first]
            state.first += 1
            if state.first == state.elements.count || state.first > 1024 {
                state.elements.removeFirst(state.first)
                state.first = 0
            }
            return element
        }
    }

    /// No more elements come; those that wait are still handed out.
    func close() {
        let wasOpen = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        if wasOpen { available.signal() }
    }
}
