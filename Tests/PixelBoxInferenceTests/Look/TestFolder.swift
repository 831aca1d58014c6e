import Foundation

/// Where the tests find the model, and where they put what they make.
enum TestFolder {
    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// The model that comes with PixelBox.
    static let model =
        here.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Models/pixelbox-look").path

    static func tests(_ path: String) -> URL { here.appendingPathComponent(path) }

    /// Calls `body` with a fresh folder and removes it afterwards.
    static func withFresh<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pixelbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // Best effort: it lies in the temporary folder.
        return try body(folder.path)
    }

    /// A fresh copy of the model folder without the network itself, to be damaged.
    static func withModelCopy<Result>(_ body: (String) throws -> Result) throws -> Result {
        try withFresh { folder in
            for name in ["manifest.json", "labels.json"] {
                try FileManager.default.copyItem(atPath: "\(model)/\(name)", toPath: "\(folder)/\(name)")
            }
            return try body(folder)
        }
    }
}
