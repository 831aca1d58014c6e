internal import PixelBoxCore
internal import Synchronization

/// Answers "Do I have this?", one question at a time, while the page goes on.
actor OwnershipService {
    private let library: Library
    private let shown = Mutex(OwnershipState())
    private var running: Task<Void, Never>?
    /// Grows with each question: an older one says nothing any more.
    private var number = 0

    init(library: Library) {
        self.library = library
    }

    /// How far it is, or the answer.
    nonisolated var state: OwnershipState { shown.withLock { $0 } }

    /// Asks about a folder, an archive or a picture; an older question is given up.
    func ask(about path: String) async {
        await begin(path, name: path, received: nil)
    }

    /// Asks about a file that was sent, which is thrown away after the answer.
    func ask(about file: ReceivedFile) async {
        await begin(file.path, name: file.name, received: file)
    }

    /// Gives the question up.
    func stop() async {
        number += 1
        if let task = running {
            running = nil
            task.cancel()
            await task.value
        }
        shown.withLock { $0 = OwnershipState() }
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
            received?.remove()
            self.end(number, answer, hiding: received?.folder)
        }
    }

    private nonisolated func note(_ event: IndexEvent) { shown.withLock { $0.apply(event) } }

    private func end(_ number: Int, _ answer: Result<OwnershipReport, any Error>, hiding folder: String?) {
        guard number == self.number else { return }
        shown.withLock { state in
            switch answer {
            case .success(let report):
                state.finish(report, hiding: folder.map { $0 + "/" })
            case .failure(let error):
                state.state = .failed
                state.problem = String(describing: error)
            }
        }
    }
}
