internal import Dispatch
internal import Foundation

/// Ctrl-C: cancels the work, and ends the program a moment later even if the work is deep in a large picture. The
/// library is safe at any time.
enum Interruption {
    static func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        let queue = DispatchQueue(label: "signals")
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                task.cancel()
                queue.asyncAfter(deadline: .now() + 0.7) { _exit(130) }
            }
            source.resume()
            return source
        }
        defer { sources.forEach { $0.cancel() } }
        return try await task.value
    }
}
