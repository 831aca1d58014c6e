internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore

/// Runs an update of the library with its progress on the terminal, until it is done or the user stops it.
struct IndexRun {
    let isJSON: Bool

    /// Exits with 2 if files were skipped, 130 if interrupted.
    func run(
        _ work: @escaping @Sendable (@escaping @Sendable (IndexEvent) -> Void) async throws -> IndexReport
    ) async throws {
        let report = try await showing(work)
        if report.skipped > 0 { throw ExitCode(2) }
    }

    /// Shows the progress of any work that reads pictures; exits with 130 if interrupted.
    func showing<Result: Sendable>(
        _ work: @escaping @Sendable (@escaping @Sendable (IndexEvent) -> Void) async throws -> Result
    ) async throws -> Result {
        let output = makeOutput()
        do {
            let result = try await Interruption.cancelling { try await work { output.show($0) } }
            output.clear()
            return result
        } catch is CancellationError {
            output.stop()
            throw ExitCode(130)
        }
    }
}

extension IndexRun {
    fileprivate func makeOutput() -> any IndexOutput {
        if isJSON { return JSONIndexOutput() }
        return isatty(STDERR_FILENO) == 1 ? TerminalIndexOutput() : PlainIndexOutput()
    }
}

/// Shows events as they come; called from any thread.
protocol IndexOutput: Sendable {
    func show(_ event: IndexEvent)
    /// The work is done; what only shows progress goes away.
    func clear()
    /// The user has stopped the work.
    func stop()
}
