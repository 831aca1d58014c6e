import Foundation

/// A model in whose space pictures and descriptions meet, as its folder describes it; nothing is loaded yet.
///
/// Two layouts: that of the model that comes with PixelBox, whose pictures' vectors are made by the look model in its own
/// pass (`manifest.json`), and that in which Immich publishes its exports of CLIP and its kin (`config.json`).
package struct ShowModel: Sendable {
    /// Where the pictures' vectors come from.
    package enum Picture: Sendable {
        /// From the look model, if it makes vectors of this model's space.
        case look
        /// From a network of its own.
        case own(PicturePreparation)
    }

    /// What it is called in commands.
    package let name: String
    /// The name for people.
    package let title: String
    /// SPDX name of the licence of the weights, if the folder tells.
    package let licence: String?
    package let folder: String
    /// Stored with each vector: those of different identities do not compare.
    package let identity: String
    /// Values of a vector.
    package let dimensions: Int
    package let picture: Picture
    /// Nil: the library itself is the measure of what is usual.
    package let calibration: ShowCalibration?
    /// Vectors of varied pictures, one behind the other, as they are stored; empty without.
    package let background: [Int8]
    let text: TextSettings
    let textFile: String

    var visualFile: String { ModelFile.path(Self.visualName, in: folder) }

    private static let visualName = "visual/model.onnx"
    private static let textName = "textual/model.onnx"

    /// Whether a folder looks like such a model at all; it may still be damaged.
    package static func isModel(folder: String) -> Bool {
        FileManager.default.fileExists(atPath: ModelFile.path("textual", in: folder))
    }

    /// Bytes of all files of the folder.
    package var bytes: Int {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.reduce(0) { $0 + (ModelFile.size(ModelFile.path($1, in: folder)) ?? 0) }
    }

    /// Reads what a model folder says of itself.
    package static func read(folder: String) throws(InferenceError) -> ShowModel {
        let manifest = ModelFile.path("manifest.json", in: folder)
        if FileManager.default.fileExists(atPath: manifest) { return try ShowModel(manifest: manifest, folder: folder) }
        return try ShowModel(layoutOfImmich: folder)
    }

    private init(manifest file: String, folder: String) throws(InferenceError) {
        guard
            let manifest = try? JSONDecoder().decode(
                ShowManifest.self, from: Data(ModelFile.read("manifest.json", in: folder))),
            (1...4096).contains(manifest.dimensions), (8...4096).contains(manifest.contextLength)
        else { throw InferenceError(.damaged, file) }
        let textFile = ModelFile.path(manifest.textual.file, in: folder)
        guard let bytes = ModelFile.size(textFile) else { throw InferenceError(.modelMissing, textFile) }
        guard bytes == manifest.textual.bytes else {
            throw InferenceError(.damaged, textFile, detail: "\(bytes) bytes instead of \(manifest.textual.bytes)")
        }
        self.folder = folder
        name = manifest.name
        title = manifest.title
        licence = manifest.licence
        identity = manifest.name
        dimensions = manifest.dimensions
        picture = .look
        calibration = manifest.calibration
        background =
            try manifest.background.map { (rows) throws(InferenceError) in
                let data = try ModelFile.read(rows.file, in: folder)
                guard data.count == rows.rows * manifest.dimensions, rows.rows > 1 else {
                    throw InferenceError(.damaged, ModelFile.path(rows.file, in: folder))
                }
                return data.map { Int8(bitPattern: $0) }
            } ?? []
        text = TextSettings(contextLength: manifest.contextLength, prompt: manifest.prompt ?? "{}")
        self.textFile = textFile
    }

    private init(layoutOfImmich folder: String) throws(InferenceError) {
        let config = try Self.tree("config.json", in: folder)
        let tokens = try Self.tree("textual/tokenizer_config.json", in: folder)
        guard let dimensions = config["embed_dim"]?.integer, (1...4096).contains(dimensions) else {
            throw InferenceError(
                .damaged, ModelFile.path("config.json", in: folder), detail: "it has no usable embed_dim")
        }
        // The folder's own last name, whatever slash the path ends with.
        name = URL(fileURLWithPath: folder, isDirectory: true).lastPathComponent
        for file in [Self.visualName, Self.textName, "textual/tokenizer.json"] {
            let path = ModelFile.path(file, in: folder)
            guard ModelFile.size(path) != nil else { throw InferenceError(.modelMissing, path) }
        }
        let settings = config["text_cfg"]
        let length = settings?["context_length"]?.integer ?? 77
        guard (2...4096).contains(length) else {
            throw InferenceError(
                .damaged, ModelFile.path("config.json", in: folder), detail: "its context_length is \(length)")
        }
        let padding = tokens["pad_token"]?.string ?? tokens["pad_token"]?["content"]?.string
        self.folder = folder
        self.dimensions = dimensions
        title = name.replacingOccurrences(of: "__", with: ", ")
        licence = Self.licence(folder)
        picture = .own(try PicturePreparation(file: ModelFile.path("visual/preprocess_cfg.json", in: folder)))
        identity = "\(name)@\(ModelFile.size(ModelFile.path(Self.visualName, in: folder)) ?? 0)-\(dimensions)"
        calibration = nil
        background = []
        text = TextSettings(
            contextLength: length, padToken: padding ?? "<pad>",
            isCanonical: settings?["tokenizer_kwargs"]?["clean"]?.string == "canonicalize",
            // The one family that wants to be told the language.
            prompt: name.hasPrefix("nllb") ? "eng_Latn{}" : "{}")
        textFile = ModelFile.path(Self.textName, in: folder)
    }

    private static func tree(_ name: String, in folder: String) throws(InferenceError) -> JSONValue {
        let data = try ModelFile.read(name, in: folder)
        guard let tree = JSONValue(parsing: [UInt8](data)), case .object = tree else {
            throw InferenceError(.damaged, ModelFile.path(name, in: folder), detail: "it is not JSON")
        }
        return tree
    }

    /// The licence that a model card names at its top.
    private static func licence(_ folder: String) -> String? {
        guard let data = FileManager.default.contents(atPath: ModelFile.path("README.md", in: folder)) else {
            return nil
        }
        let lines = String(decoding: data.prefix(20_000), as: UTF8.self).split(whereSeparator: \.isNewline).prefix(60)
        let line = lines.first { $0.hasPrefix("license:") || $0.hasPrefix("licence:") }
        return line.map { $0.dropFirst(8).trimmingCharacters(in: .whitespaces) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// `manifest.json` of the model that comes with PixelBox.
struct ShowManifest: Decodable {
    struct Textual: Decodable {
        let file: String
        let bytes: Int
    }

    struct Background: Decodable {
        let file: String
        let rows: Int
    }

    /// The name of the space; the look model names the same one.
    let name: String
    let title: String
    let licence: String
    let dimensions: Int
    let contextLength: Int
    let prompt: String?
    let textual: Textual
    let background: Background?
    let calibration: ShowCalibration?
}
