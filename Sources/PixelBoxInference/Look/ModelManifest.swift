import Foundation

/// What a model folder says of itself in `manifest.json`.
package struct ModelManifest: Codable, Sendable, Equatable {
    /// Identifies the model and its version; stored with each look, because looks of different models do not compare.
    package let name: String
    /// The name for people.
    package let title: String
    /// SPDX name of the licence of the weights.
    package let licence: String
    /// The ONNX file in the folder, and its size.
    package let file: String
    package let bytes: Int
    /// The file with the names of the classes.
    package let labels: String
    /// What the model looks at, in pixels; pictures are squashed to it.
    package let inputWidth: Int
    package let inputHeight: Int
    /// Values in a look.
    package let dimensions: Int
    /// Places of the model's outputs.
    package let outputs: Outputs
    package let tags: TagRules
    /// The space shared with words that its `show` output is in; nil where it has none.
    package let show: Show?

    /// What the `show` output is.
    package struct Show: Codable, Sendable, Equatable {
        /// Must be the name of the model that encodes descriptions.
        package let space: String
        package let dimensions: Int
    }

    /// Which output is what.
    package struct Outputs: Codable, Sendable, Equatable {
        package let look: Int
        package let classes: Int
        /// How surely the picture is drawn, not photographed (0 to 1).
        package let drawing: Int
        /// The pooled features before the reduction, for other heads on the same backbone.
        package let features: Int
        /// The unit vector in the space shared with words.
        package let show: Int?
    }

    /// When a class is sure enough to become a tag.
    package struct TagRules: Codable, Sendable, Equatable {
        /// Flattens (above 1) or sharpens (below 1) the class probabilities, so that they can be taken at their word.
        package let temperature: Float
        /// Confidence from which a class becomes a tag, and from which a parent such as *animal* does.
        package let leastName: Float
        package let leastParent: Float
        /// From which a picture is tagged as a drawing. Classes count the less the surer it is: they know only photos.
        package let leastDrawing: Float
        /// As `leastName` and `leastParent` for what is hardly a photo, being tiny or partly transparent; nil where it makes no
        /// difference.
        package let leastInGraphics: Float?

        package init(
            temperature: Float, leastName: Float, leastParent: Float, leastDrawing: Float, leastInGraphics: Float? = nil
        ) {
            self.temperature = temperature
            self.leastName = leastName
            self.leastParent = leastParent
            self.leastDrawing = leastDrawing
            self.leastInGraphics = leastInGraphics
        }
    }

    /// Reads the manifest of a model folder.
    package static func read(folder: String) throws(InferenceError) -> ModelManifest {
        let data = try ModelFile.read("manifest.json", in: folder)
        do {
            return try JSONDecoder().decode(ModelManifest.self, from: data)
        } catch {
            throw InferenceError(.damaged, ModelFile.path("manifest.json", in: folder))
        }
    }
}
