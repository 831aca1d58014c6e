internal import ArgumentParser
internal import PixelBoxCore

/// Runs what moves files to the trash or back, and tells what came of it.
enum RemovalRun {
    /// Exits with 130 if interrupted.
    static func showing(
        json: Bool, verb: String, _ work: @escaping @Sendable () async throws -> RemovalReport
    ) async throws -> RemovalReport {
        do {
            let report = try await Interruption.cancelling(work)
            for skipped in report.skipped {
                Console.note("left \(skipped.path.displayed): \(skipped.reason.displayed)")
            }
            if json { Console.printJSON(report) }
            let size = DuplicatesText.size(report.bytes)
            Console.note("\(IndexText.count(report.count, "file")) \(verb) (\(size)); run \(report.name)")
            return report
        } catch is CancellationError {
            Console.note("stopped; `pixelbox undo` takes back what was done")
            throw ExitCode(130)
        }
    }
}
