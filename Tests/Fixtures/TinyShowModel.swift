package import Foundation

/// Small random joint models of `Training/tiny_models.py`, in the layout in which Immich publishes its exports.
package enum TinyShowModel {
    private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("PixelBoxInferenceTests/Golden")

    /// The models that come with PixelBox.
    package static let ownFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Models")

    /// Puts a model into a folder of models.
    /// - Returns: its own folder.
    @discardableResult
    package static func put(_ name: String, as newName: String? = nil, into folder: URL) throws -> URL {
        let target = folder.appendingPathComponent(newName ?? name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: golden.appendingPathComponent("show/\(name)"), to: target)
        let tokenizer = try String(contentsOf: target.appendingPathComponent("textual/tokenizer"), encoding: .utf8)
        try FileManager.default.copyItem(
            at: golden.appendingPathComponent("tokens/\(tokenizer).json"),
            to: target.appendingPathComponent("textual/tokenizer.json"))
        return target
    }
}
