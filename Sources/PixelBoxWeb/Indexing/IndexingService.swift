internal import PixelBoxCore
internal import Synchronization

/// Reads pictures into the library while the page is used: one work at a time, which can be paused.
///
/// A pause is the end of the work; going on is bringing the library up to date, which reads only what is missing.
actor IndexingService {
    private let library: Library
    private let shown = Mutex(WorkState())
    private var running: Task<Void, Never>?
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
        await stop()
        isPaused = false
        begin(retry: false)
    }

    /// Brings the library up to date, unless that is being done already.
    /// - Parameter retry: also tries again what could not be read before.
    func update(retry: Bool) async {
        if running != nil, !retry { return }
        await stop()
        isPaused = false
        begin(retry: retry)
    }

    /// Stops reading until `resume`.
    func pause() async {
        guard running != nil else { return }
        isPaused = true
        await stop()
        shown.withLock { $0 = WorkState(state: .paused) }
    }

    /// Goes on after a pause.
    func resume() async {
        guard isPaused else { return }
        await update(retry: false)
    }

    /// Ends the work, for good.
    func stop() async {
        guard let running else { return }
        shown.withLock { $0.state = .stopping }
        running.cancel()
        await running.value
        self.running = nil
    }

    private func begin(retry: Bool) {
        number += 1
        let number = number
        let paths = waitingPaths
        shown.withLock { $0 = WorkState(state: .working) }
        running = Task { [weak self] in
            let problem = await self?.work(paths, retry: retry)
            await self?.ended(number, paths: paths, problem: problem ?? nil)
        }
    }

    /// - Returns: why it ended early, if it did and nobody stopped it.
    private nonisolated func work(_ paths: [String], retry: Bool) async -> String? {
        do {
            let report: @Sendable (IndexEvent) -> Void = { [weak self] event in self?.note(event) }
            // The text in what is new is read behind everything else.
            if !paths.isEmpty { _ = try await library.add(paths, text: .later, report: report) }
            _ = try await library.index(retry: retry, report: report)
            return nil
        } catch is CancellationError {
            return nil
        } catch {
            return Task.isCancelled ? nil : String(describing: error)
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
        shown.withLock { state in
            state = WorkState(state: isPaused ? .paused : .idle, report: state.report, problem: problem)
        }
    }
}
