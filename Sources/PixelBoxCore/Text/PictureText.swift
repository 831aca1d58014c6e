/// The text that was read in a picture.
public struct PictureText: Sendable, Codable, Equatable {
    /// One line.
    public struct Line: Sendable, Codable, Equatable {
        /// The words.
        public var text: String
        /// Four corners `[x, y]` in pixels of the upright picture, clockwise from where the text begins at the top.
        public var box: [[Double]]
        /// How sure the reader is, from 0 to 1.
        public var confidence: Double

        package init(text: String, box: [[Double]], confidence: Double) {
            self.text = text
            self.box = box
            self.confidence = confidence
        }
    }

    /// As it was asked for.
    public var path: String
    /// All lines as they are read, with line breaks between.
    public var text: String
    /// In reading order.
    public var lines: [Line]
    /// Why the picture could not be read; nil where it could.
    public var problem: String?
}
