/// Reads pictures one after the other. It belongs to one worker at a time, and its calls block until the text is read.
package final class TextSession {
    /// Lines that are less sure than this are left out: measured on street photos and receipts, hardly one in three of
    /// their words is right.
    private static let confidenceFloor: Float = 0.65
    /// A line that was turned and is less sure than this is also read as it was.
    private static let doubt: Float = 0.9

    private let detector: TextDetector
    private let orientation: LineOrientation
    private let recogniser: LineRecogniser

    /// Where the time went so far.
    package private(set) var seconds = TextSeconds()

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
        let strips = try seconds.add(to: \.detection) { () throws(InferenceError) in try detector.lines(in: picture) }
        let lines = try read(strips, in: picture).compactMap { strip, read -> TextLine? in
            guard read.confidence >= Self.confidenceFloor, read.text.contains(where: { !$0.isWhitespace }) else {
                return nil
            }
            return TextLine(text: read.text, box: strip.box(within: width, height), confidence: read.confidence)
        }
        return ReadingOrder.sorted(lines)
    }

    /// Reads strips upright; where the orientation model may be wrong, the surer of both readings is taken.
    private func read(
        _ found: [LineStrip], in picture: TextPicture
    ) throws(InferenceError) -> [(LineStrip, ReadText)] {
        let isTurned = try seconds.add(to: \.orientation) { () throws(InferenceError) in
            try orientation.areUpsideDown(found, in: picture)
        }
        let strips = zip(found, isTurned).map { $1 ? $0.turned() : $0 }
        var results = Array(zip(strips, try recognise(strips, in: picture)))
        let doubtful = results.indices.filter { isTurned[$0] && results[$0].1.confidence < Self.doubt }
        let others = try recognise(doubtful.map { found[$0] }, in: picture)
        for (index, other) in zip(doubtful, others) where other.confidence > results[index].1.confidence {
            results[index] = (found[index], other)
        }
        return results
    }

    private func recognise(_ strips: [LineStrip], in picture: TextPicture) throws(InferenceError) -> [ReadText] {
        try seconds.add(to: \.recognition) { () throws(InferenceError) in try recogniser.read(strips, in: picture) }
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
