internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore
internal import Synchronization

/// Shows how far the search for duplicates is, on a terminal.
final class DuplicatesRun: Sendable {
    private let lastDrawn = Mutex(ContinuousClock.now - .seconds(1))

    /// Exits with 130 if interrupted.
    func showing(
        _ work: @escaping @Sendable (@escaping @Sendable (DuplicatesProgress) -> Void) async throws -> DuplicatesReport
    ) async throws -> DuplicatesReport {
        let isTerminal = isatty(STDERR_FILENO) == 1
        defer { if isTerminal { Console.writeError("\r\u{1B}[K") } }
        do {
            return try await Interruption.cancelling {
                try await work { progress in if isTerminal { self.show(progress) } }
            }
        } catch is CancellationError {
            throw ExitCode(130)
        }
    }

    private func show(_ progress: DuplicatesProgress) {
        lastDrawn.withLock { last in
            guard last.duration(to: .now) > .milliseconds(100) else { return }
            last = .now
            Console.writeError("\r\u{1B}[Kcomparing: \(progress.done) of \(progress.total) pairs")
        }
    }
}
