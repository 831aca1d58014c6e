internal import PixelBoxCore
internal import Synchronization

/// Reads pictures into the library while the page is used: one work at a time, which can be paused. When there is no other
/// work, it watches the sources, and reads the text that is missing.
///
/// A pause is the end of the work; going on is bringing the library up to date, which reads only what is missing.
actor IndexingService {
    private enum Work: Equatable {
        /// Goes on until it is stopped.
        case watching(Duration)
        /// Adds what is waiting, and brings the library up to date; the text comes later where the watch follows.
        case updating(retry: Bool, text: TextReading)
    }

    private let library: Library
    private let shown = Mutex(WorkState())
    private var running: Task<Void, Never>?
    private var work: Work?
    /// How often it looks for changes by itself; nil where it does not.
    private var interval: Duration?
    private var waitingPaths: [String] = []
    private var isPaused = false
    /// Grows with each work, so that a late word of an old one changes nothing.
    private var number = 0

    init(library: Library) {
        self.library = library
    }

    /// What it does now.
    nonisolated var state: WorkState { shown.withLock { $0 } }

    /// Adds folders and archives and reads them; what is being done goes on after them.
    func add(_ paths: [String]) async {
        waitingPaths += paths.filter { !waitingPaths.contains($0) }
        await end()
        isPaused = false
        begin(update: false)
    }

    /// Brings the library up to date, unless that is being done already.
    /// - Parameter retry: also tries again what could not be read before.
    func update(retry: Bool) async {
        if !retry, case .updating = work { return }
        await end()
        isPaused = false
        begin(update: retry)
    }

    /// Looks for changes by itself from now on, whenever there is nothing else to do.
    func watch(every interval: Duration) {
        self.interval = interval
        if running == nil, !isPaused { begin(.watching(interval)) }
    }

    /// Stops reading until `resume`.
    func pause() async {
        guard state.state == .working else { return }
        isPaused = true
        await end()
        shown.withLock { $0 = WorkState(state: .paused) }
    }

    /// Goes on after a pause.
    func resume() async {
        guard isPaused else { return }
        await update(retry: false)
    }

    /// Ends the work, for good.
    func stop() async {
        interval = nil
        await end()
    }

    private func end() async {
        guard let running else { return }
        shown.withLock { if $0.state == .working { $0.state = .stopping } }
        running.cancel()
        await running.value
        self.running = nil
        work = nil
    }

    private func begin(update retry: Bool) {
        begin(.updating(retry: retry, text: interval == nil ? .last : .later))
    }

    private func begin(_ work: Work) {
        number += 1
        let number = number
        let paths = waitingPaths
        self.work = work
        if case .updating = work { shown.withLock { $0 = WorkState(state: .working) } }
        running = Task { [weak self] in
            let problem = await self?.run(work, paths)
            await self?.ended(number, paths: paths, problem: problem ?? nil)
        }
    }

    /// - Returns: why it ended early, if it did and nobody stopped it.
    private nonisolated func run(_ work: Work, _ paths: [String]) async -> String? {
        do {
            switch work {
            case .watching(let interval):
                try await library.watch(every: interval) { [weak self] event in self?.noteWatching(event) }
            case .updating(let retry, let text):
                try await update(paths, retry: retry, text: text)
            }
            return nil
        } catch is CancellationError {
            return nil
        } catch {
            return Task.isCancelled ? nil : String(describing: error)
        }
    }

    private nonisolated func update(_ paths: [String], retry: Bool, text: TextReading) async throws {
        let report: @Sendable (IndexEvent) -> Void = { [weak self] event in self?.note(event) }
        // The text in what is new is read behind everything else.
        if !paths.isEmpty { _ = try await library.add(paths, text: .later, report: report) }
        _ = try await library.index(retry: retry, text: text, report: report)
    }

    /// Nobody asked for it: it shows while there is something to do, and tells what came of it only if something did.
    private nonisolated func noteWatching(_ event: IndexEvent) {
        shown.withLock { state in
            guard state.state != .stopping else { return }
            if case .finished(let report) = event {
                state = WorkState(state: .idle, report: report.pictures > 0 ? WorkState.Summary(report) : nil)
            } else {
                state.state = .working
                state.apply(event)
            }
        }
    }

    private nonisolated func note(_ event: IndexEvent) {
        shown.withLock { state in
            let before = state.report
            state.apply(event)
            // Adding is followed by an update of all sources: what counts is what both have read together.
            if case .finished = event, let before, let after = state.report {
                state.report = WorkState.Summary(
                    pictures: before.pictures + after.pictures, skipped: max(before.skipped, after.skipped),
                    removed: before.removed + after.removed, seconds: before.seconds + after.seconds)
            }
        }
    }

    private func ended(_ number: Int, paths: [String], problem: String?) {
        guard number == self.number else { return }
        if !Task.isCancelled || problem != nil { waitingPaths.removeAll { paths.contains($0) } }
        running = nil
        work = nil
        shown.withLock { state in
            state = WorkState(state: isPaused ? .paused : .idle, report: state.report, problem: problem)
        }
        if !Task.isCancelled, problem == nil, let interval { begin(.watching(interval)) }
    }
}
