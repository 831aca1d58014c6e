internal import PixelBoxCore
internal import Synchronization

/// The lists that pages are scrolling through. A list stays as it is while the library changes, so that nothing
/// jumps; the page asks for a new one when it wants one.
final class ResultLists: Sendable {
    private static let limit = 16
    private let kept = Mutex<(byId: [String: ResultList], order: [String])>(([:], []))

    /// The list of this id.
    subscript(id: String) -> ResultList? {
        kept.withLock { kept in
            guard let list = kept.byId[id] else { return nil }
            kept.order.removeAll { $0 == id }
            kept.order.append(id)
            return list
        }
    }

    /// Keeps a list; the one that was used longest ago gives way.
    func keep(_ list: ResultList) -> String {
        let id = String(Secret.random().prefix(16))
        kept.withLock { kept in
            kept.byId[id] = list
            kept.order.append(id)
            if kept.order.count > Self.limit { kept.byId[kept.order.removeFirst()] = nil }
        }
        return id
    }
}
