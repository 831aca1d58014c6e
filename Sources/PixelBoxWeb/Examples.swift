internal import Synchronization

/// Pictures from outside the library that somebody searches by: kept in memory as long as there is room.
final class Examples: Sendable {
    /// One picture.
    struct Example: Sendable {
        let bytes: [UInt8]
        let preview: [UInt8]
        let mediaType: String
    }

    /// Bytes of all pictures together.
    private static let room = 128 << 20

    private let kept = Mutex<(byId: [String: Example], order: [String], size: Int)>(([:], [], 0))

    /// The picture of this id.
    subscript(id: String) -> Example? { kept.withLock { $0.byId[id] } }

    /// Keeps a picture; the oldest ones give way.
    /// - Returns: its id, the same for the same bytes.
    func keep(_ example: Example) -> String {
        let id = "x" + ContentTag.of(example.bytes).filter { $0 != "\"" }
        kept.withLock { kept in
            if let index = kept.order.firstIndex(of: id) {
                kept.order.remove(at: index)
            } else {
                kept.size += example.size
            }
            kept.byId[id] = example
            kept.order.append(id)
            while kept.size > Self.room, kept.order.count > 1,
                let old = kept.byId.removeValue(forKey: kept.order.removeFirst())
            {
                kept.size -= old.size
            }
        }
        return id
    }
}

extension Examples.Example {
    fileprivate var size: Int { bytes.count + preview.count }
}
