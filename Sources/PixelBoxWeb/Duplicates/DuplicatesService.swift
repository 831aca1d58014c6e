internal import PixelBoxCore
internal import Synchronization

/// Finds the duplicates of the library and removes those that somebody chose, while the page goes on.
actor DuplicatesService {
    private let library: Library
    private let homeTrash: String
    private let shown = Mutex(DuplicatesState())
    private var running: Task<Void, Never>?
    private var report: DuplicatesReport?
    /// Grows with each search: an older one says nothing any more.
    private var number = 0

    init(library: Library, homeTrash: String) {
        self.library = library
        self.homeTrash = homeTrash
    }

    /// How far it is, and what was found.
    nonisolated var state: DuplicatesState { shown.withLock { $0 } }

    /// Searches anew; `asked` is what the page asked for.
    func find(_ request: DuplicatesRequest, asked: DuplicateSearch) async {
        await stop()
        number += 1
        let number = number
        shown.withLock { $0 = DuplicatesState(state: .working, search: asked) }
        running = Task { [library] in
            let found: Result<DuplicatesReport, any Error>
            do {
                found = .success(try await library.duplicates(request) { progress in self.note(progress) })
            } catch {
                found = .failure(error)
            }
            self.end(number, found)
        }
    }

    /// Gives the search up, and forgets what it found.
    func stop() async {
        number += 1
        if let task = running {
            running = nil
            task.cancel()
            await task.value
        }
        report = nil
        shown.withLock { $0 = DuplicatesState() }
    }

    /// Moves copies to the trash.
    /// - Parameter pictures: which; those that are no copies of what was found, or not loose, stay.
    /// - Returns: what was moved, and what was left and why.
    /// - Throws: `WebProblem` if nothing of this can go, `LibraryBusy` if another program changes the library.
    func remove(_ pictures: Set<Int64>) async throws -> RemovalReport {
        guard var chosen = report else { throw WebProblem(.conflict, "Search for duplicates first.") }
        for index in chosen.groups.indices {
            chosen.groups[index].copies.removeAll { !pictures.contains($0.picture.id) }
        }
        chosen.groups.removeAll { $0.copies.isEmpty }
        let plan = try await library.removalPlan(for: chosen, removing: Set(CopyRelation.Kind.allCases))
        guard !plan.remove.isEmpty else { throw WebProblem.bad("None of these can be moved to the trash.") }
        let removed = try await library.apply(plan, homeTrash: homeTrash)
        let left = Set(removed.skipped.map(\.path))
        forget { pictures.contains($0.picture.id) && !left.contains($0.picture.path) }
        return removed
    }

    /// Remembers that a copy is none, and shows it no more.
    func keepApart(_ best: Int64, _ copy: Int64) async throws {
        try await library.setNotDuplicates("#\(best)", "#\(copy)")
        forget { $0.picture.id == copy }
    }

    private func forget(_ isGone: (DuplicateCopy) -> Bool) {
        guard var report else { return }
        for index in report.groups.indices { report.groups[index].copies.removeAll(where: isGone) }
        report.groups.removeAll { $0.copies.isEmpty }
        self.report = report
        show(report)
    }

    /// Shows what was found, with what was asked for.
    private func show(_ report: DuplicatesReport) {
        let found = DuplicatesState(report, search: state.search)
        shown.withLock { $0 = found }
    }

    private nonisolated func note(_ progress: DuplicatesProgress) {
        let share = progress.total > 0 ? Double(progress.done) / Double(progress.total) : nil
        shown.withLock { $0.share = share }
    }

    private func end(_ number: Int, _ found: Result<DuplicatesReport, any Error>) {
        guard number == self.number else { return }
        switch found {
        case .success(let report):
            self.report = report
            show(report)
        case .failure(let error):
            shown.withLock { state in
                state = DuplicatesState(state: .failed, search: state.search)
                state.problem = String(describing: error)
            }
        }
    }
}
