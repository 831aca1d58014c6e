internal import Dispatch

/// Bounds the bytes between the producer and the workers. One producer takes, workers give back.
final class ByteBudget: Sendable {
    private static let unit = 4 << 20
    private static let units = 48
    private let free = DispatchSemaphore(value: units)

    /// Waits until there is room for a picture of this size.
    func take(_ bytes: Int) {
        for _ in 0..<Self.cost(bytes) { free.wait() }
    }

    /// Makes the room of a picture free again, once it is done with.
    func giveBack(_ bytes: Int) {
        for _ in 0..<Self.cost(bytes) { free.signal() }
    }

    private static func cost(_ bytes: Int) -> Int { min(units, 1 + bytes / unit) }
}
