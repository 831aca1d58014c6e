/// What was read in a content.
package struct StoredText: Sendable, Equatable {
    /// The name of the models that read it.
    package let model: String
    /// In reading order; empty if there is no text.
    package let lines: [StoredTextLine]
    /// Why it could not be read.
    package let problem: String?

    package init(model: String, lines: [StoredTextLine], problem: String? = nil) {
        self.model = model
        self.lines = lines
        self.problem = problem
    }
}

/// One line of text in a picture.
package struct StoredTextLine: Sendable, Equatable, Codable {
    package let text: String
    /// Four corners `[x, y]` in pixels of the upright picture, clockwise from where the text begins at the top.
    package let box: [[Double]]
    /// From 0 to 1.
    package let confidence: Double

    package init(text: String, box: [[Double]], confidence: Double) {
        self.text = text
        self.box = box
        self.confidence = confidence
    }
}

/// A content whose text is still to be read.
package struct TextLack: Sendable, Equatable {
    /// Where a picture of it can be had.
    package struct Place: Sendable, Equatable {
        package let fileId: Int64
        /// The file on disk, as path text.
        package let file: String
        package let isArchive: Bool
    }

    package let contentId: Int64
    /// SHA-256 of the bytes.
    package let hash: [UInt8]
    /// Nil while all of its sources are away.
    package let place: Place?
}
