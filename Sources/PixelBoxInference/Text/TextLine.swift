/// A place in a picture in pixels: x to the right, y downwards. As JSON it is the pair `[x, y]`.
package struct TextPoint: Sendable, Equatable, Codable {
    package var x: Float
    package var y: Float

    package init(x: Float, y: Float) {
        self.x = x
        self.y = y
    }

    package init(from decoder: any Decoder) throws {
        var pair = try decoder.unkeyedContainer()
        x = try pair.decode(Float.self)
        y = try pair.decode(Float.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var pair = encoder.unkeyedContainer()
        try pair.encode(x)
        try pair.encode(y)
    }
}

/// One line of text as it was read in a picture.
package struct TextLine: Sendable, Equatable, Codable {
    /// The words, never empty.
    package let text: String
    /// Four corners, clockwise from the one where the text begins at the top, in pixels of the picture that was given.
    package let box: [TextPoint]
    /// How sure the recogniser is, 0 to 1.
    package let confidence: Float

    package init(text: String, box: [TextPoint], confidence: Float) {
        self.text = text
        self.box = box
        self.confidence = confidence
    }
}
