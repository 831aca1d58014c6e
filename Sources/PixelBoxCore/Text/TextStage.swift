internal import PixelBoxImaging
internal import PixelBoxInference

/// Encoded picture → lines of text, for one worker.
struct TextStage {
    private let session: TextSession
    private let decoder: PictureDecoder

    /// Smaller files are decoded in full at once, without asking for their size before.
    private static let smallFile = 1 << 20

    init(_ reader: TextReader, decoder: PictureDecoder) throws {
        session = try reader.makeSession()
        self.decoder = decoder
    }

    /// Where the time of reading went so far.
    var seconds: TextSeconds { session.seconds }

    /// The lines of a picture in reading order, in pixels of the full picture. Blocks.
    func lines(in bytes: [UInt8]) throws -> [TextLine] {
        guard bytes.count > Self.smallFile else { return try lines(in: bytes, longestEdge: nil) }
        let size = try decoder.size(.bytes(bytes))
        guard let edge = TextReader.longestEdge(width: size.width, height: size.height) else {
            return try lines(in: bytes, longestEdge: nil)
        }
        let full = Float(max(size.width, size.height))
        let found = try lines(in: bytes, longestEdge: edge)
        return found.map { line in
            let scale = full / Float(edge)
            let box = line.box.map { TextPoint(x: $0.x * scale, y: $0.y * scale) }
            return TextLine(text: line.text, box: box, confidence: line.confidence)
        }
    }

    private func lines(in bytes: [UInt8], longestEdge: Int?) throws -> [TextLine] {
        let pixels = try decoder.pixels(.bytes(bytes), longestEdge: longestEdge)
        return try session.read(rgb: pixels.bytes, width: pixels.width, height: pixels.height)
    }
}
