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
        let output = makeOutput()
        do {
            let report = try await Interruption.cancelling { try await work { output.show($0) } }
            if report.skipped > 0 { throw ExitCode(2) }
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
    /// The user has stopped the work.
    func stop()
}
