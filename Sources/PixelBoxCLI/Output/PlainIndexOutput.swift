internal import Foundation
internal import PixelBoxCore
internal import Synchronization

/// Progress as plain lines on standard error, for logs and pipes.
final class PlainIndexOutput: IndexOutput {
    private let lastLine = Mutex(ContinuousClock.now)

    func show(_ event: IndexEvent) {
        switch event {
        case .progress(let progress):
            let isDue = lastLine.withLock { last in
                guard last.duration(to: .now) > .seconds(5) else { return false }
                last = .now
                return true
            }
            if isDue { Console.note(IndexText.line(progress)) }
        case .skipped(let path, let reason): Console.note("skipped \(path): \(reason)")
        case .offline(let path): Console.note(IndexText.offline(path))
        case .finished(let report): Console.note(IndexText.summary(report))
        }
    }

    func clear() {}

    func stop() { Console.note(IndexText.stopped) }
}

/// Events as JSON on standard output, one on each line.
final class JSONIndexOutput: IndexOutput {
    private struct Line: Encodable {
        let event: String
        var path: String?
        var reason: String?
        var progress: IndexProgress?
        var rate: Double?
        var remainingSeconds: Double?
        var report: IndexReport?
    }

    private let lastProgress = Mutex(ContinuousClock.now)

    func show(_ event: IndexEvent) {
        switch event {
        case .progress(let progress):
            let isDue = lastProgress.withLock { last in
                guard last.duration(to: .now) > .milliseconds(200) else { return false }
                last = .now
                return true
            }
            guard isDue else { return }
            write(
                Line(
                    event: "progress", progress: progress, rate: progress.rate,
                    remainingSeconds: progress.remainingSeconds))
        case .skipped(let path, let reason): write(Line(event: "skipped", path: path, reason: reason))
        case .offline(let path): write(Line(event: "offline", path: path))
        case .finished(let report): write(Line(event: "finished", report: report))
        }
    }

    func clear() {}

    func stop() { write(Line(event: "stopped")) }

    private func write(_ line: Line) { Console.printJSON(line, isPretty: false) }
}
