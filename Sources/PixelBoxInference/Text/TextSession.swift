/// Reads pictures one after the other. It belongs to one worker at a time, and its calls block until the text is read.
package final class TextSession {
    /// Lines that are less sure than this are left out.
    private static let confidenceFloor: Float = 0.5

    private let detector: TextDetector
    private let orientation: LineOrientation
    private let recogniser: LineRecogniser

    init(
        detector: consuming TextDetector, orientation: consuming LineOrientation, recogniser: consuming LineRecogniser
    ) {
        self.detector = detector
        self.orientation = orientation
        self.recogniser = recogniser
    }

    /// The lines of text in reading order; empty where there is none.
    package func read(rgb: [UInt8], width: Int, height: Int) throws(InferenceError) -> [TextLine] {
        guard width >= 0, height >= 0, rgb.count == 3 * width * height else {
            throw InferenceError(.badInput, "text", detail: "\(rgb.count) bytes for \(width) x \(height) pixels")
        }
        guard min(width, height) >= TextDetector.smallestSide else { return [] }
        let picture = TextPicture(rgb: rgb, width: width, height: height)
        var strips = try detector.lines(in: picture)
        try orientation.turnUpright(&strips, in: picture)
        let texts = try recogniser.read(strips, in: picture)
        let lines = zip(strips, texts).compactMap { strip, read -> TextLine? in
            guard read.confidence >= Self.confidenceFloor, read.text.contains(where: { !$0.isWhitespace }) else {
                return nil
            }
            return TextLine(text: read.text, box: strip.box(within: width, height), confidence: read.confidence)
        }
        return ReadingOrder.sorted(lines)
    }
}

extension LineStrip {
    /// The corners, kept within the picture.
    fileprivate func box(within width: Int, _ height: Int) -> [TextPoint] {
        corners.map { corner in
            TextPoint(x: min(max(corner.x, 0), Float(width)), y: min(max(corner.y, 0), Float(height)))
        }
    }
}
