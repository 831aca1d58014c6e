internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxStore

/// Carries a plan out, file by file: look again, write down, pass tags on, move.
struct Remover {
    private static let forgetBatch = 100

    let store: Store
    let archives: ArchiveReader
    let trash: Trash
    let folder: URL

    func run(_ plan: RemovalPlan) async throws -> RemovalReport {
        let now = LocalTime.text(nanoseconds: Int64(Date.now.timeIntervalSince1970 * 1e9))
        let journal = try Journal.begin(in: folder, at: now)
        var report = RemovalReport(name: journal.name)
        var check = PlanCheck(archives: archives)
        var gone: [String] = []
        for item in plan.remove {
            if Task.isCancelled { break }
            do {
                try check.check(item)
                try await move(item, journal: journal, date: now)
                check.noteGone(item)
                gone.append(item.file.path)
                report.count += 1
                report.bytes += item.file.size
            } catch let refusal as PlanCheck.Refusal {
                report.skipped.append(.init(path: item.file.path, reason: refusal.reason))
            } catch let error as TrashError {
                report.skipped.append(.init(path: item.file.path, reason: error.explanation))
            }
            if gone.count >= Self.forgetBatch {
                try await store.forget(files: gone)
                gone = []
            }
        }
        try await store.forget(files: gone)
        try Task.checkCancellation()
        return report
    }

    private func move(_ item: RemovalPlan.Item, journal: borrowing Journal, date: String) async throws {
        let marks = try await marksToCarry(item)
        let place = try trash.reserve(for: item.file.path, date: date)
        do {
            try journal.append(
                Journal.Line(
                    move: Journal.Move(
                        path: item.file.path, trashed: place.file, note: place.note, size: item.file.size,
                        keptSHA256: item.kept.sha256, tags: marks.tags, rating: marks.rating)))
            if let hash = [UInt8](hexadecimal: item.kept.sha256) { try await store.add(marks, toHash: hash) }
            try trash.move(item.file.path, to: place)
        } catch {
            trash.release(place)
            throw error
        }
    }

    /// Tags, and the rating, that the user gave to the one that goes and not to the one that stays.
    private func marksToCarry(_ item: RemovalPlan.Item) async throws -> UserMarks {
        guard let from = [UInt8](hexadecimal: item.file.sha256), let to = [UInt8](hexadecimal: item.kept.sha256),
            from != to, let given = try await store.userMarks(ofHash: from),
            let known = try await store.userMarks(ofHash: to)
        else { return UserMarks(tags: [], rating: nil) }
        return UserMarks(
            tags: given.tags.filter { !known.tags.contains($0) }, rating: known.rating == nil ? given.rating : nil)
    }
}
