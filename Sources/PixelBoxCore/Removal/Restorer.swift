internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxStore

/// Takes a run back, the last move first. What is to do is seen from the disk, so it can be stopped and begun again.
struct Restorer {
    let store: Store
    let trash: Trash
    let folder: URL

    func run(_ name: String?) async throws -> RemovalReport {
        let name = try name ?? lastName()
        let lines = try Journal.lines(name, in: folder)
        let journal = try Journal.reopen(name, in: folder)
        var report = RemovalReport(name: name)
        var mayWork = false
        for move in lines.reversed().compactMap(\.move) {
            try Task.checkCancellation()
            do {
                let place = Trash.Place(file: move.trashed, note: move.note)
                if try trash.restore(place, to: move.path) == .back {
                    report.count += 1
                    report.bytes += move.size
                }
                if let hash = [UInt8](hexadecimal: move.keptSHA256) {
                    try await store.takeBack(UserMarks(tags: move.tags, rating: move.rating), fromHash: hash)
                }
            } catch let error as TrashError {
                report.skipped.append(.init(path: move.path, reason: error.explanation))
                mayWork = mayWork || !error.isLost
            }
        }
        if !mayWork { try journal.append(Journal.Line(undone: true)) }
        return report
    }

    /// Runs that were not taken back, the oldest first.
    func open() -> [String] {
        Journal.names(in: folder).filter { name in
            // A journal that cannot be read now is not offered.
            guard let lines = try? Journal.lines(name, in: folder) else { return false }
            return lines.contains { $0.move != nil } && lines.last?.undone != true
        }
    }

    private func lastName() throws -> String {
        guard let name = open().last else { throw NothingToUndo() }
        return name
    }
}

/// There is no run that could be taken back.
public struct NothingToUndo: Error, CustomStringConvertible {
    /// One sentence for the user.
    public var description: String { "there is nothing to take back" }
}
