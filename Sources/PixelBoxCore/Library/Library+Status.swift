internal import Foundation
internal import PixelBoxStore

extension Library {
    /// Counts, coverage and what was skipped.
    public func status() async throws -> LibraryStatus {
        let model: Int64?
        let missing: String?
        do {
            model = try await looks.model()
            missing = nil
        } catch {
            model = nil
            missing = String(describing: error)
        }
        let counts = try await store.counts(model: model, textModel: text.model)
        let descriptions = await descriptionCoverage(contents: counts.contents)
        let isTextOff = !settings.readsText && counts.texts < counts.contents
        let noText = text.missing() ?? (isTextOff ? "the settings say that text is not read" : nil)
        let bySource = try await store.pictureCounts()
        return LibraryStatus(
            library: configuration.folder.path,
            sources: try await store.sources().map { source in
                LibraryStatus.SourceStatus(
                    path: source.path, kind: source.kind.rawValue, offline: !source.isOnline,
                    pictures: bySource[source.id]?.pictures ?? 0, read: bySource[source.id]?.read ?? 0)
            },
            pictures: counts.pictures, archived: counts.archived, archives: counts.archives, contents: counts.contents,
            bytes: counts.bytes,
            coverage: [
                .init(stage: "names", done: counts.pictures, total: counts.pictures),
                .init(stage: "read", done: counts.read + counts.unreadable, total: counts.pictures),
                .init(stage: "looks", done: counts.looks, total: counts.contents, note: missing),
                .init(stage: "text", done: counts.texts, total: counts.contents, note: noText),
            ] + descriptions,
            skipped: try await store.skipped().map {
                LibraryStatus.Skipped(path: $0.path, reason: $0.reason, partial: $0.isPartial)
            })
    }

    /// How far the model that answers descriptions has come; nothing where there is none.
    private func descriptionCoverage(contents: Int) async -> [LibraryStatus.Coverage] {
        do {
            guard let use = try await shows.wanted() else { return [] }
            let count = try await store.vectorCount(.show, model: use.vectors.id)
            return [.init(stage: "descriptions", done: count, total: contents)]
        } catch {
            return [.init(stage: "descriptions", done: 0, total: contents, note: String(describing: error))]
        }
    }
}
