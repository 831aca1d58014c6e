internal import PixelBoxInference
internal import PixelBoxStore

extension PictureText.Line {
    init(_ line: TextLine) {
        func rounded(_ value: Float, _ digits: Double) -> Double { (Double(value) * digits).rounded() / digits }
        self.init(
            text: line.text, box: line.box.map { [rounded($0.x, 10), rounded($0.y, 10)] },
            confidence: rounded(line.confidence, 1000))
    }

    init(_ line: StoredTextLine) {
        self.init(text: line.text, box: line.box, confidence: line.confidence)
    }

    /// The same as the library keeps it.
    var stored: StoredTextLine { StoredTextLine(text: text, box: box, confidence: confidence) }
}

extension TextLine {
    init(_ line: PictureText.Line) {
        let corners = line.box.map { TextPoint(x: Float($0.first ?? 0), y: Float($0.last ?? 0)) }
        self.init(text: line.text, box: corners, confidence: Float(line.confidence))
    }
}
