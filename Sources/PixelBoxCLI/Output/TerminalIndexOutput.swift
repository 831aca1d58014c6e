internal import Foundation
internal import PixelBoxCore
internal import Synchronization

/// A progress bar on standard error, redrawn in place; what is skipped scrolls by above it.
final class TerminalIndexOutput: IndexOutput {
    private let lastDrawn = Mutex(ContinuousClock.now - .seconds(1))
    private let barWidth = 24

    func show(_ event: IndexEvent) {
        switch event {
        case .progress(let progress):
            lastDrawn.withLock { last in
                guard last.duration(to: .now) > .milliseconds(100) else { return }
                last = .now
                Console.writeError("\r\u{1B}[K" + bar(progress))
            }
        case .skipped(let path, let reason): line("skipped \(path): \(reason)")
        case .offline(let path): line(IndexText.offline(path))
        case .finished(let report): line(IndexText.summary(report))
        }
    }

    func clear() { Console.writeError("\r\u{1B}[K") }

    func stop() { line(IndexText.stopped) }

    private func line(_ text: String) {
        lastDrawn.withLock { _ in Console.writeError("\r\u{1B}[K\(text)\n") }
    }

    private func bar(_ progress: IndexProgress) -> String {
        guard progress.stage == .reading, progress.filesTotal > 0 else { return IndexText.line(progress) }
        let share = Double(progress.filesDone) / Double(progress.filesTotal)
        let filled = Int(share * Double(barWidth))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
        return String((bar + " " + IndexText.line(progress)).prefix(Console.width))
    }
}
