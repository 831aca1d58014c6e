internal import Synchronization

extension Library {
    /// Brings the library up to date, and again whenever something has changed, until the task is cancelled.
    ///
    /// Asks the disk every few seconds instead of waiting for its notices, which network drives do not send; looking
    /// takes a twentieth of the time at most, and at least `interval` lies between. Text is read between looking, and for half
    /// a minute at a time, so that new pictures never wait long for it. While another process reads pictures into the library,
    /// it waits. What was begun is always reported as finished, unless it goes on after looking.
    /// - Throws: `CancellationError` at the end, or why the library cannot be used any more.
    public func watch(
        every interval: Duration = .seconds(5), text: TextReading = .last,
        report: @escaping @Sendable (IndexEvent) -> Void = { _ in }
    ) async throws {
        let news = WatchNews(report: report)
        var goesOn = false
        while true {
            let start = ContinuousClock.now
            var hasChanged = false
            do {
                hasChanged = try await index(text: .later) { news.hear($0) }.hasChanges
            } catch is LibraryBusy {}
            // Looking where much has changed takes long, and says nothing of how long it takes the next time.
            let pause = hasChanged ? interval : max(interval, start.duration(to: .now) * 19)
            let end =
                text == .last && settings.readsText
                ? try await readText(for: max(Self.textTime, pause), goesOn: goesOn, report: report) : .notRead
            if goesOn, end == .notRead { report(.finished(IndexReport())) }
            goesOn = end == .outOfTime
            if !goesOn { try await Task.sleep(for: pause) }
        }
    }

    private enum TextEnd {
        case done, outOfTime, notRead
    }

    /// Reads text until there is no more, or until the time is up: what is missing is found again in the database.
    private func readText(
        for time: Duration, goesOn: Bool, report: @escaping @Sendable (IndexEvent) -> Void
    ) async throws -> TextEnd {
        let end = try await withThrowingTaskGroup(of: TextEnd.self) { group in
            group.addTask {
                do {
                    try await index(text: .only) { event in
                        if case .finished(let result) = event, result.textRead == 0, !goesOn { return }
                        report(event)
                    }
                    return .done
                } catch is LibraryBusy {
                    return .notRead
                } catch is TextSourceMissing {
                    return .notRead
                }
            }
            group.addTask {
                try await Task.sleep(for: time)
                return .outOfTime
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .notRead
        }
        try Task.checkCancellation()
        return end
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
        /// Whether this round has told of any progress.
        var hasTold = false
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
        case .progress(let progress):
            guard rounds == 0 || progress.stage != .scanning else { return false }
            hasTold = true
            return true
        case .offline(let path): return isNew(path)
        case .skipped(let path, let reason): return isNew("\(path)\0\(reason)")
        case .finished(let report):
            defer {
                rounds += 1
                saidBefore = said
                said = []
                hasTold = false
            }
            return rounds == 0 || hasTold || report.hasChanges
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
