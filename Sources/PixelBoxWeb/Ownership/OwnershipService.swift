internal import PixelBoxCore
internal import Synchronization

/// Answers "Do I have this?", one question at a time, while the page goes on, and writes out what was new.
actor OwnershipService {
    /// What new pictures can be written from.
    private struct Answered {
        let path: String
        /// A file that was sent is kept as long as its new pictures may be wanted.
        let received: ReceivedFile?
        let new: [PictureVerdict]
    }

    private let library: Library
    /// How long a file that was sent is kept after the answer.
    private let keeping: Duration
    private let shown = Mutex(OwnershipState())
    private let shownSaving = Mutex(SavingState())
    private var running: Task<Void, Never>?
    private var saving: Task<Void, Never>?
    private var expiry: Task<Void, Never>?
    private var answered: Answered?
    /// Grows with each question: an older one says nothing any more.
    private var number = 0

    init(library: Library, keeping: Duration) {
        self.library = library
        self.keeping = keeping
    }

    /// How far it is, or the answer.
    nonisolated var state: OwnershipState { shown.withLock { $0 } }

    /// How far writing the new ones is.
    nonisolated var savingState: SavingState { shownSaving.withLock { $0 } }

    /// Asks about a folder, an archive or a picture; an older question is given up.
    func ask(about path: String) async {
        await begin(path, name: path, received: nil)
    }

    /// Asks about a file that was sent, which is thrown away after the next question, or after a while.
    func ask(about file: ReceivedFile) async {
        await begin(file.path, name: file.name, received: file)
    }

    /// Gives the question up, and forgets the answer.
    func stop() async {
        number += 1
        if let task = running {
            running = nil
            task.cancel()
            await task.value
        }
        await stopSaving()
        forget()
        shown.withLock { $0 = OwnershipState() }
        shownSaving.withLock { $0 = SavingState() }
    }

    /// Writes the new ones of the last answer into a folder.
    /// - Throws: `WebProblem` if there are none, or they are being written already.
    func save(to folder: String) throws {
        guard let answered else {
            throw WebProblem(.conflict, "What was asked about is no longer here. Ask again.")
        }
        guard saving == nil else { throw WebProblem(.conflict, "The new pictures are being written already.") }
        let wanted = answered.new.count
        shownSaving.withLock { $0 = SavingState(state: .working, folder: folder, wanted: wanted) }
        saving = Task { [library] in
            let saved: Result<SavedPictures, any Error>
            do {
                saved = .success(
                    try await library.saveNew(answered.new, of: [answered.path], to: folder) { self.note($0) })
            } catch {
                saved = .failure(error)
            }
            self.endSaving(saved, hiding: answered.received?.folder)
        }
    }

    /// Ends the writing; what is written stays.
    func stopSaving() async {
        guard let saving else { return }
        saving.cancel()
        await saving.value
    }

    private func begin(_ path: String, name: String, received: ReceivedFile?) async {
        await stop()
        number += 1
        let number = number
        shown.withLock { $0 = OwnershipState(state: .working, name: name) }
        running = Task { [library] in
            let answer: Result<OwnershipReport, any Error>
            do {
                answer = .success(try await library.have([path]) { event in self.note(event) })
            } catch {
                answer = .failure(error)
            }
            self.end(number, answer, path: path, received: received)
        }
    }

    private nonisolated func note(_ event: IndexEvent) { shown.withLock { $0.apply(event) } }

    private nonisolated func note(_ saved: SavedPictures) { shownSaving.withLock { $0.count = saved.count } }

    private func end(
        _ number: Int, _ answer: Result<OwnershipReport, any Error>, path: String, received: ReceivedFile?
    ) {
        guard number == self.number, case .success(let report) = answer else {
            received?.remove()
            if number == self.number, case .failure(let error) = answer {
                shown.withLock { $0.fail(error) }
            }
            return
        }
        shown.withLock { $0.finish(report, hiding: received?.folder) }
        let new = report.pictures.filter { $0.verdict == PictureVerdict.new }
        guard !new.isEmpty else {
            received?.remove()
            return
        }
        answered = Answered(path: path, received: received, new: new)
        shown.withLock { $0.canSave = true }
        guard received != nil else { return }
        expiry = Task { [keeping] in
            // Ends early only where the answer is forgotten anyway.
            try? await Task.sleep(for: keeping)
            if !Task.isCancelled { await self.expire(number) }
        }
    }

    private func endSaving(_ saved: Result<SavedPictures, any Error>, hiding folder: String?) {
        saving = nil
        shownSaving.withLock { state in
            switch saved {
            case .success(let saved): state.finish(saved, hiding: folder)
            case .failure(let error): state.fail(error)
            }
        }
    }

    private func expire(_ number: Int) async {
        if let saving { await saving.value }
        guard number == self.number else { return }
        forget()
        shown.withLock { $0.canSave = false }
    }

    private func forget() {
        expiry?.cancel()
        expiry = nil
        answered?.received?.remove()
        answered = nil
    }
}
