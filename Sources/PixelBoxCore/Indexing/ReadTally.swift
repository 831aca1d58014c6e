internal import PixelBoxArchives
internal import PixelBoxStore
internal import Synchronization

/// Counts what the pipeline reads, and turns it into events.
final class ReadTally: Sendable {
    fileprivate struct State {
        var progress: IndexProgress
        var known = 0
        var unchanged = 0
        var seconds = IndexReport.Seconds()
    }

    private let state: Mutex<State>
    private let start = ContinuousClock.now

    init(source: String, files: Int, bytes: Int64) {
        var progress = IndexProgress(stage: .reading, source: source)
        progress.filesTotal = files
        progress.bytesTotal = bytes
        state = Mutex(State(progress: progress))
    }

    /// Counts a result.
    /// - Returns: what there is to tell about it.
    func count(_ result: ReadResult) -> [IndexEvent] {
        state.withLock { state in
            var events: [IndexEvent] = []
            switch result {
            case .picture(let picture, let file, let seconds):
                state.seconds += seconds
                state.progress.pictures += 1
                if !file.isArchive { state.finish(file) }
                switch picture.outcome {
                case .known: state.known += 1
                case .analysed(let content):
                    if let damage = content.damage { events.append(state.skip(picture, of: file, reason: damage)) }
                case .unreadable(let reason): events.append(state.skip(picture, of: file, reason: reason))
                }
            case .archiveEnd(let finished, _, let unchanged, let seconds):
                state.unchanged += unchanged
                state.seconds.read += seconds
                state.finish(finished.file)
                for problem in finished.problems {
                    state.progress.skipped += 1
                    events.append(.skipped(path: problem.path, reason: problem.reason))
                }
            }
            state.progress.seconds = start.seconds(to: .now)
            return events + [.progress(state.progress)]
        }
    }

    /// Adds the counts to a report.
    func add(to report: inout IndexReport) {
        state.withLock { state in
            report.pictures += state.progress.pictures
            report.known += state.known
            report.unchangedEntries += state.unchanged
            report.skipped += state.progress.skipped
            report.stageSeconds += state.seconds
        }
    }
}

extension ReadTally.State {
    fileprivate mutating func finish(_ file: UnreadFile) {
        progress.filesDone += 1
        progress.bytesDone += file.stamp.size
    }

    fileprivate mutating func skip(_ picture: ReadPicture, of file: UnreadFile, reason: String) -> IndexEvent {
        progress.skipped += 1
        return .skipped(
            path: picture.entry.isEmpty ? file.path : file.path + archiveSeparator + picture.entry, reason: reason)
    }
}
