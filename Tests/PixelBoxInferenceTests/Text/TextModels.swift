import Foundation
import PixelBoxInference

/// The models that read text, where `make setup` has brought them; tests that need them are skipped elsewhere.
enum TextModels {
    static let missing: String =
        "the text models are not here: Scripts/fetch-text-models.sh brings them"

    /// PIXELBOX_TEXT_MODELS, or the folder of the checkout.
    static let folder: String = {
        if let folder = ProcessInfo.processInfo.environment["PIXELBOX_TEXT_MODELS"] { return folder }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return root.appending(path: ".deps/models/text").path(percentEncoded: false)
    }()

    static let areHere = TextReader.isInstalled(folder: folder)

    /// One reader for all tests, for loading takes a second.
    static let reader = Result { try TextReader.load(folder: folder, cacheFolder: nil, concurrency: 2) }
}
