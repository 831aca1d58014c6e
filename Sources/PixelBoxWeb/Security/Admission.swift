/// Lets a limited number of requests be worked on at once; the next ones wait, and too many are turned away.
package actor Admission {
    private let limit: Int
    private let waitingLimit: Int
    private var working = 0
    private var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var nextId = 0

    /// - Parameters:
    ///   - limit: how many may work.
    ///   - waitingLimit: how many may wait.
    package init(limit: Int, waiting waitingLimit: Int) {
        self.limit = max(1, limit)
        self.waitingLimit = waitingLimit
    }

    /// Waits for a turn and takes it.
    /// - Throws: `WebProblem` if too many wait already, `CancellationError` if the request ends before its turn.
    package func enter() async throws {
        if working < limit {
            working += 1
            return
        }
        guard waiting.count < waitingLimit else {
            throw WebProblem(.serviceUnavailable, "PixelBox is busy. Try again in a moment.")
        }
        let id = nextId
        nextId += 1
        let isIn = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    waiting.append((id, continuation))
                }
            }
        } onCancel: {
            Task { await self.leaveQueue(id) }
        }
        guard isIn else { throw CancellationError() }
    }

    /// Gives the turn to the next.
    package func leave() {
        if waiting.isEmpty {
            working -= 1
        } else {
            waiting.removeFirst().continuation.resume(returning: true)
        }
    }

    private func leaveQueue(_ id: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }
}
