internal import Synchronization

extension Library {
    /// Brings the library up to date, and again whenever something has changed, until the task is cancelled.
    ///
    /// Asks the disk every few seconds instead of waiting for its notices, which network drives do not send; looking
    /// takes a twentieth of the time at most, and at least `interval` lies between. Text is read between looking, and for half
    /// a minute at a time, so that new pictures never wait long for it. While another process reads pictures into the library,
    /// it waits.
    /// - Throws: `CancellationError` at the end, or why the library cannot be used any more.
    public func watch(
        every interval: Duration = .seconds(5), text: TextReading = .last,
        report: @escaping @Sendable (IndexEvent) -> Void = { _ in }
    ) async throws {
        let news = WatchNews(report: report)
        while true {
            let start = ContinuousClock.now
            do {
                try await index(text: .later) { news.hear($0) }
            } catch is LibraryBusy {}
            let looking = start.duration(to: .now)
            if text == .last, settings.readsText { try await readText(for: Self.textTime, report: report) }
            try await Task.sleep(for: max(interval, looking * 19))
        }
    }

    /// Reads text until there is no more, or until the time is up: what is missing is found again in the database.
    private func readText(for time: Duration, report: @escaping @Sendable (IndexEvent) -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    try await index(text: .only) { event in
                        if case .finished(let result) = event, result.textRead == 0 { return }
                        report(event)
                    }
                } catch is LibraryBusy {
                } catch is TextSourceMissing {}
            }
            group.addTask { try await Task.sleep(for: time) }
            try await group.next()
            group.cancelAll()
        }
        try Task.checkCancellation()
    }

    private static let textTime = Duration.seconds(30)
}

/// Passes on only what is new since the round before.
private final class WatchNews: Sendable {
    fileprivate struct Heard {
        var rounds = 0
        /// What was said of paths in this round and in the one before.
        var said: Set<String> = []
        var saidBefore: Set<String> = []
    }

    private let heard = Mutex(Heard())
    private let report: @Sendable (IndexEvent) -> Void

    init(report: @escaping @Sendable (IndexEvent) -> Void) {
        self.report = report
    }

    func hear(_ event: IndexEvent) {
        if heard.withLock({ $0.isNew(event) }) { report(event) }
    }
}

extension WatchNews.Heard {
    mutating func isNew(_ event: IndexEvent) -> Bool {
        switch event {
        case .progress(let progress): return rounds == 0 || progress.stage != .scanning
        case .offline(let path): return isNew(path)
        case .skipped(let path, let reason): return isNew("\(path)\0\(reason)")
        case .finished(let report):
            defer {
                rounds += 1
                saidBefore = said
                said = []
            }
            return rounds == 0 || report.hasChanges
        }
    }

    private mutating func isNew(_ words: String) -> Bool {
        said.insert(words)
        return !saidBefore.contains(words)
    }
}

extension IndexReport {
    fileprivate var hasChanges: Bool {
        pictures > 0 || added > 0 || changed > 0 || moved > 0 || removed > 0 || lookedAgain > 0
            || describedAgain > 0
    }
}
