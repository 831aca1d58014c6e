internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxStore
internal import PixelBoxVectors

/// All looks of the library in memory, kept in step with the database; the cache file saves reading them row by row.
actor LookCatalog {
    private let store: Store
    private let eyes: LookEngine
    private let folder: URL
    private var index: LookIndex?
    private var modelId: Int64?

    init(store: Store, eyes: LookEngine, folder: URL) {
        self.store = store
        self.eyes = eyes
        self.folder = folder
    }

    /// The row of the model in use; made at first use.
    func model() async throws -> Int64 {
        if let modelId { return modelId }
        let manifest = try eyes.manifest()
        let id = try await store.modelId(name: manifest.name, dimensions: manifest.dimensions)
        modelId = id
        return id
    }

    /// The looks as the database has them now.
    func current() async throws -> LookSnapshot {
        let manifest = try eyes.manifest()
        let model = try await model()
        let state = try await store.lookState()
        let stamp = LookStamp(epoch: state.epoch, position: state.lastId)
        if let index, index.stamp == stamp { return index.snapshot() }

        let opened =
            index ?? LookIndex.open(cacheFile(manifest.name), model: manifest.name, dimensions: manifest.dimensions)
        if let opened, let start = opened.stamp, !Self.isMostlyStale(opened, start, state) {
            try await topUp(opened, from: start, to: stamp, model: model, manifest.name)
            index = opened
            return opened.snapshot()
        }
        let rebuilt = LookIndex(model: manifest.name, dimensions: manifest.dimensions)
        try await forEachBatch(after: 0, model: model) { rebuilt.append(ids: $0.contentIds, values: $0.vectors) }
        rebuilt.append(ids: [], values: [], stamp: stamp)
        save(rebuilt, stamp, manifest.name)
        index = rebuilt
        return rebuilt.snapshot()
    }

    /// Deleted looks stay in the block, since their contents are never found again, until they are too many.
    private static func isMostlyStale(_ index: LookIndex, _ start: LookStamp, _ state: LookState) -> Bool {
        start.epoch > state.epoch || start.position > state.lastId || state.epoch - start.epoch > index.count / 10
    }

    private func topUp(
        _ index: LookIndex, from start: LookStamp, to end: LookStamp, model: Int64, _ name: String
    ) async throws {
        var added = LookRows()
        try await forEachBatch(after: start.position, model: model) { rows in
            index.append(ids: rows.contentIds, values: rows.vectors)
            added.contentIds += rows.contentIds
            added.vectors += rows.vectors
            added.lastId = rows.lastId
        }
        let stamp = LookStamp(epoch: start.epoch, position: max(added.lastId, end.position))
        index.append(ids: [], values: [], stamp: stamp)
        guard !added.contentIds.isEmpty else { return }
        do {
            try LookIndex.appendToCache(
                cacheFile(name), model: name, dimensions: index.dimensions, ids: added.contentIds,
                values: added.vectors,
                stamp: stamp)
        } catch {
            save(index, stamp, name)
        }
    }

    private func forEachBatch(after row: Int64, model: Int64, _ body: (LookRows) -> Void) async throws {
        var last = row
        while true {
            let rows = try await store.looks(model: model, after: last, limit: 50_000)
            guard !rows.contentIds.isEmpty else { return }
            body(rows)
            last = rows.lastId
        }
    }

    private func save(_ index: LookIndex, _ stamp: LookStamp, _ name: String) {
        // Without the cache file the next start reads the looks from the database again: slower, never wrong.
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? index.save(to: cacheFile(name), stamp: stamp)
    }

    private func cacheFile(_ model: String) -> [UInt8] {
        PathText.bytes(of: folder.appendingPathComponent("looks-\(model).block").path)
    }
}
