internal import Foundation
internal import PixelBoxInference

/// How fast a model is on this machine, remembered in the cache.
struct ModelSpeed: Codable, Equatable {
    var pictureMilliseconds: Double
    var textMilliseconds: Double

    private static func file(_ folder: URL) -> URL { folder.appendingPathComponent("model-speeds.json") }

    /// The speeds that were measured, by identity.
    static func known(cacheFolder: URL) -> [String: ModelSpeed] {
        guard let data = FileManager.default.contents(atPath: file(cacheFolder).path) else { return [:] }
        return (try? JSONDecoder().decode([String: ModelSpeed].self, from: data)) ?? [:]
    }

    /// Runs a model on a few pictures and descriptions.
    /// - Throws: why it cannot be used; this is the check of a model, too.
    static func measure(_ model: ShowModel, eyes: LookEngine) throws -> ModelSpeed {
        let text = try TextEncoder(model, cacheFolder: nil)
        let describe = { _ = try text.vector("a photo of a red apple on a table") }
        let pixels = [UInt8]((0..<(320 * 240 * 3)).map { UInt8(truncatingIfNeeded: $0 &* 37) })
        let see: () throws -> Void
        if let encoder = try PictureEncoder.load(model, cacheFolder: nil, concurrency: 1) {
            let session = try encoder.makeSession()
            see = { _ = try session.vector(rgb: pixels, width: 320, height: 240) }
        } else {
            let session = try eyes.model().makeSession()
            see = { _ = try session.look(rgb: pixels, width: 320, height: 240) }
        }
        return ModelSpeed(pictureMilliseconds: try milliseconds(see), textMilliseconds: try milliseconds(describe))
    }

    /// Keeps a measurement; without it the next one measures again.
    func remember(_ identity: String, cacheFolder: URL) {
        var speeds = Self.known(cacheFolder: cacheFolder)
        speeds[identity] = self
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try? FileManager.default.createDirectory(at: cacheFolder, withIntermediateDirectories: true)
        try? encoder.encode(speeds).write(to: Self.file(cacheFolder), options: .atomic)
    }

    /// The middle of several runs, after a first one that does not count.
    private static func milliseconds(_ work: () throws -> Void) throws -> Double {
        try work()
        var times: [Double] = []
        for _ in 0..<5 {
            let start = ContinuousClock.now
            try work()
            times.append(start.seconds(to: .now) * 1000)
        }
        return (times.sorted()[2] * 100).rounded() / 100
    }
}
