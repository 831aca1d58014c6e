import Foundation

/// Reads the text in pictures: finds lines, turns them upright, recognises them.
///
/// The folder holds the three models of PP-OCR: `det.onnx` (where are lines), `cls.onnx` (is a line upside down) and
/// `rec.onnx` (what does it say; its table of characters is in its metadata).
package final class TextReader: Sendable {
    /// The files that a model folder must hold.
    package static let files = ["det.onnx", "cls.onnx", "rec.onnx"]

    /// Every size of picture and every width of line is another shape, so that without a limit the memory would grow with
    /// the pictures read.
    private static let keptShapes = 100

    private let detection: InferenceModel
    private let orientation: InferenceModel
    private let recognition: InferenceModel
    private let characters: CharacterTable

    private init(folder: String, options: CompileOptions) throws(InferenceError) {
        detection = try InferenceModel(file: folder + "/det.onnx", options: options)
        orientation = try InferenceModel(file: folder + "/cls.onnx", options: options)
        let recogniser = folder + "/rec.onnx"
        recognition = try InferenceModel(file: recogniser, options: options)
        guard let table = try recognition.metadata("character") else {
            throw InferenceError(.damaged, recogniser, detail: "it has no table of characters")
        }
        characters = CharacterTable(table)
    }

    /// Loads and compiles the models; `concurrency` is how many sessions will read at the same time, one thread each.
    package static func load(
        folder: String, cacheFolder: String?, concurrency: Int
    ) throws(InferenceError) -> TextReader {
        let workers = max(1, concurrency)
        return try TextReader(
            folder: folder,
            options: CompileOptions(
                cacheFolder: cacheFolder, threads: workers, streams: workers, shapes: keptShapes))
    }

    /// Whether all the model files are there.
    package static func isInstalled(folder: String) -> Bool {
        files.allSatisfy { FileManager.default.isReadableFile(atPath: folder + "/" + $0) }
    }

    /// To which longest edge a picture may be reduced before it is read, so that nothing is lost that could be read; nil
    /// for pictures that are best given as they are.
    package static func longestEdge(width: Int, height: Int) -> Int? {
        let scale = DetectionScale.largest(width: width, height: height)
        return scale < 0.95 ? Int(Float(max(width, height)) * scale) : nil
    }

    /// One reader of pictures, for one worker at a time.
    package func makeSession() throws(InferenceError) -> sending TextSession {
        TextSession(
            detector: try TextDetector(session: detection.makeSession()),
            orientation: try LineOrientation(session: orientation.makeSession()),
            recogniser: try LineRecogniser(session: recognition.makeSession(), characters: characters))
    }
}
