internal import Foundation
internal import PixelBoxCore
internal import Synchronization

/// The progress of a download: one line that changes on a terminal, a line for each file elsewhere.
final class DownloadLine: Sendable {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let lastFile = Mutex("")

    func show(_ progress: DownloadProgress) {
        let amount =
            progress.total > 0
            ? "\(ByteCountText.text(progress.done)) of \(ByteCountText.text(progress.total))"
            : ByteCountText.text(progress.done)
        if isTerminal { return Console.writeError("\r\u{1B}[K\(progress.file)  \(amount)") }
        let isNew = lastFile.withLock { last in
            defer { last = progress.file }
            return last != progress.file
        }
        if isNew { Console.note("getting \(progress.file)") }
    }

    func end() {
        if isTerminal { Console.writeError("\r\u{1B}[K") }
    }
}
