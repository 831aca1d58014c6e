internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxStore
internal import PixelBoxVectors

/// A model whose vectors a library has, or may get.
struct VectorModel: Sendable, Equatable {
    /// Its row in the library.
    let id: Int64
    let name: String
    let dimensions: Int
}

/// All vectors of one kind and model in memory, kept in step with the database; the cache file saves reading them row by row.
actor VectorCatalog {
    private let store: Store
    private let table: VectorTable
    private let folder: URL
    private var index: LookIndex?
    private var rows: [String: Int64] = [:]

    /// A catalog whose cache files lie in a folder.
    init(_ table: VectorTable, store: Store, folder: URL) {
        self.store = store
        self.table = table
        self.folder = folder
    }

    /// A model with its row in the library; made at first use.
    func model(name: String, dimensions: Int) async throws -> VectorModel {
        if let id = rows[name] { return VectorModel(id: id, name: name, dimensions: dimensions) }
        let id = try await store.modelId(name: name, dimensions: dimensions)
        rows[name] = id
        return VectorModel(id: id, name: name, dimensions: dimensions)
    }

    /// The vectors of a model as the database has them now.
    func current(_ model: VectorModel) async throws -> LookSnapshot {
        let state = try await store.vectorState(table)
        let stamp = LookStamp(epoch: state.epoch, position: state.lastId)
        let known = index.flatMap { $0.model == model.name && $0.dimensions == model.dimensions ? $0 : nil }
        if let known, known.stamp == stamp { return known.snapshot() }

        let opened = known ?? LookIndex.open(cacheFile(model), model: model.name, dimensions: model.dimensions)
        if let opened, let start = opened.stamp, !Self.isMostlyStale(opened, start, state) {
            try await topUp(opened, from: start, to: stamp, model)
            index = opened
            return opened.snapshot()
        }
        let rebuilt = LookIndex(model: model.name, dimensions: model.dimensions)
        try await forEachBatch(after: 0, model) { rebuilt.append(ids: $0.contentIds, values: $0.vectors) }
        rebuilt.append(ids: [], values: [], stamp: stamp)
        save(rebuilt, stamp, model)
        index = rebuilt
        return rebuilt.snapshot()
    }

    /// Deleted vectors stay in the block, since their contents are never found again, until they are too many.
    private static func isMostlyStale(_ index: LookIndex, _ start: LookStamp, _ state: VectorState) -> Bool {
        start.epoch > state.epoch || start.position > state.lastId || state.epoch - start.epoch > index.count / 10
    }

    private func topUp(
        _ index: LookIndex, from start: LookStamp, to end: LookStamp, _ model: VectorModel
    ) async throws {
        var added = VectorRows()
        try await forEachBatch(after: start.position, model) { rows in
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
                cacheFile(model), model: model.name, dimensions: index.dimensions, ids: added.contentIds,
                values: added.vectors, stamp: stamp)
        } catch {
            save(index, stamp, model)
        }
    }

    private func forEachBatch(after row: Int64, _ model: VectorModel, _ body: (VectorRows) -> Void) async throws {
        var last = row
        while true {
            let rows = try await store.vectors(
                table, model: model.id, dimensions: model.dimensions, after: last, limit: 50_000)
            guard !rows.contentIds.isEmpty else { return }
            body(rows)
            last = rows.lastId
        }
    }

    private func save(_ index: LookIndex, _ stamp: LookStamp, _ model: VectorModel) {
        // Without the cache file the next start reads the vectors from the database again: slower, never wrong.
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? index.save(to: cacheFile(model), stamp: stamp)
    }

    private func cacheFile(_ model: VectorModel) -> [UInt8] {
        let name = model.name.replacingOccurrences(of: "/", with: "_")
        return PathText.bytes(of: folder.appendingPathComponent("\(table.rawValue)s-\(name).block").path)
    }
}
