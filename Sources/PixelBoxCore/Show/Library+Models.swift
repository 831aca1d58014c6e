internal import Foundation
internal import PixelBoxInference

extension Library {
    /// The models that are installed, by name. Those whose speed is not known are run for a moment if `measure` says so.
    public func models(measure: Bool = false) async throws -> [ModelStatus] {
        let settings = ShowSettings.read(folder: configuration.folder)
        let inUse = settings.use ?? ShowEngine.ownName
        let answering = settings.answering ?? inUse
        var statuses: [ModelStatus] = []
        for name in Set(shows.engine.names() + [inUse, answering].filter { settings.use != nil || $0 != inUse })
            .sorted()
        {
            var status = ModelStatus(
                name: name, title: name, folder: shows.engine.folder(of: name)?.path ?? "", inUse: name == inUse,
                answering: name == answering, bytes: 0, pictures: 0)
            do {
                try await describe(&status, measure: measure)
            } catch {
                status.problem = String(describing: error)
            }
            statuses.append(status)
        }
        return statuses
    }

    private func describe(_ status: inout ModelStatus, measure: Bool) async throws {
        let model = try shows.engine.model(status.name)
        status.title = model.title
        status.dimensions = model.dimensions
        status.bytes = model.bytes
        status.licence = model.licence
        let use = try await shows.inUse(status.name)
        status.pictures = try await store.vectorCount(.show, model: use.vectors.id)
        var speed = ModelSpeed.known(cacheFolder: configuration.cacheFolder)[model.identity]
        if speed == nil, measure {
            let measured = try ModelSpeed.measure(model, eyes: eyes)
            measured.remember(model.identity, cacheFolder: configuration.cacheFolder)
            speed = measured
        }
        status.pictureMilliseconds = speed?.pictureMilliseconds
        status.textMilliseconds = speed?.textMilliseconds
    }

    /// Copies a model folder into the library, after trying whether it works.
    /// - Returns: its name.
    /// - Throws: why it cannot be used, in one sentence; nothing is added then.
    public func addModel(from folder: String) async throws -> String {
        let source = URL(fileURLWithPath: folder, isDirectory: true).standardizedFileURL
        let name = source.lastPathComponent
        guard FileManager.default.fileExists(atPath: source.path) else {
            throw PathProblem(path: folder, detail: "there is no such folder")
        }
        guard ModelName.isValid(name) else {
            throw PathProblem(path: folder, detail: "its name may have only letters, digits, dots, - and _ in it")
        }
        let target = configuration.ownModelFolder.appendingPathComponent(name, isDirectory: true)
        guard !FileManager.default.fileExists(atPath: target.path), name != ShowEngine.ownName else {
            throw PathProblem(path: folder, detail: "there is a model named \(name) already")
        }
        let model = try ShowModel.read(folder: source.path)
        let speed = try ModelSpeed.measure(model, eyes: eyes)
        try FileManager.default.createDirectory(at: configuration.ownModelFolder, withIntermediateDirectories: true)
        let temporary = configuration.ownModelFolder.appendingPathComponent(".\(name).new", isDirectory: true)
        try? FileManager.default.removeItem(at: temporary)  // Left by a copy that was broken off.
        try FileManager.default.copyItem(at: source, to: temporary)
        try FileManager.default.moveItem(at: temporary, to: target)
        speed.remember(model.identity, cacheFolder: configuration.cacheFolder)
        return name
    }

    /// From now on pictures are described with a model. Until it is done with the library, the one before answers.
    /// - Throws: why it cannot be used, in one sentence; nothing changes then.
    public func useModel(_ name: String) async throws {
        let new = try await shows.inUse(name)
        var settings = ShowSettings.read(folder: configuration.folder)
        let before = settings.answering ?? settings.use ?? ShowEngine.ownName
        settings.use = name == ShowEngine.ownName ? nil : name
        let isComplete = try await store.contentsWithout(.show, model: new.vectors.id, after: 0, limit: 1).isEmpty
        settings.answering = isComplete || before == name ? nil : before
        try settings.write(folder: configuration.folder)
    }

    /// Takes a model that the user added off the disk, with what it made of the library's pictures.
    /// - Throws: `ShowModelMissing`, or why it stays, in one sentence.
    public func removeModel(_ name: String) async throws {
        guard let folder = shows.engine.folder(of: name) else { throw ShowModelMissing(name: name) }
        guard folder.deletingLastPathComponent().path == configuration.ownModelFolder.path else {
            throw PathProblem(path: folder.path, detail: "it was not added to this library, so it stays")
        }
        // A damaged folder does not say what its vectors are called; they take some room, and harm nothing.
        let identity = try? shows.engine.model(name).identity
        try FileManager.default.removeItem(at: folder)
        if let identity, let id = try await store.knownModelId(name: identity) {
            try await store.removeVectors(.show, model: id)
        }
        var settings = ShowSettings.read(folder: configuration.folder)
        if settings.use == name { settings.use = nil }
        if settings.answering == name || settings.answering == settings.use { settings.answering = nil }
        try settings.write(folder: configuration.folder)
    }

    /// Downloads a model from the place that the configuration names, goes on where an earlier try was broken off, and
    /// checks what came. `report` is told how far it is.
    /// - Throws: why it did not work, in one sentence.
    public func downloadModel(
        _ name: String, report: @escaping @Sendable (DownloadProgress) -> Void = { _ in }
    ) async throws {
        guard ModelName.isValid(name) else { throw DownloadProblem("\(name) is no name of a model") }
        let target = configuration.ownModelFolder.appendingPathComponent(name, isDirectory: true)
        guard !FileManager.default.fileExists(atPath: target.path), name != ShowEngine.ownName else {
            throw DownloadProblem("there is a model named \(name) already")
        }
        let parts = configuration.ownModelFolder.appendingPathComponent(".\(name).download", isDirectory: true)
        try await ModelDownload(source: configuration.modelSource, name: name, folder: parts, report: report).run()
        let model = try ShowModel.read(folder: parts.path)
        let speed = try ModelSpeed.measure(model, eyes: eyes)
        try FileManager.default.moveItem(at: parts, to: target)
        speed.remember(try shows.engine.model(name).identity, cacheFolder: configuration.cacheFolder)
    }
}
