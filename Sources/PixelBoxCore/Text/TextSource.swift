internal import PixelBoxImaging
internal import PixelBoxInference

/// What reads the text in the pictures of a library. Tests put one of their own in its place.
package struct TextSource: Sendable {
    /// A reader for one worker at a time: the lines of an encoded picture in reading order, and what it took. Blocks.
    package typealias Reader = (_ bytes: [UInt8]) throws -> (
        lines: [PictureText.Line], seconds: IndexReport.TextSeconds
    )

    /// The name of the models, which is kept with each text: those of others are read again.
    package let model: String
    /// Why there is no reader, as far as that is known without loading anything.
    package let missing: @Sendable () -> String?
    /// Makes a reader.
    package let makeReader: @Sendable () throws -> Reader

    package init(
        model: String, missing: @escaping @Sendable () -> String?, makeReader: @escaping @Sendable () throws -> Reader
    ) {
        self.model = model
        self.missing = missing
        self.makeReader = makeReader
    }

    /// The models of a configuration.
    init(_ engine: TextEngine, decoder: PictureDecoder) {
        self.init(
            model: TextEngine.modelName, missing: { engine.missing?.description },
            makeReader: {
                let stage = try TextStage(engine.reader(), decoder: decoder)
                return { bytes in
                    let start = ContinuousClock.now
                    let before = stage.seconds
                    let lines = try stage.lines(in: bytes).map(PictureText.Line.init)
                    return (lines, IndexReport.TextSeconds(stage.seconds, since: before, of: start.seconds(to: .now)))
                }
            })
    }
}

extension IndexReport.TextSeconds {
    /// What came to a reader's time; what was not its own was for decoding.
    fileprivate init(_ now: TextSeconds, since before: TextSeconds, of whole: Double) {
        self.init()
        detection = now.detection - before.detection
        orientation = now.orientation - before.orientation
        recognition = now.recognition - before.recognition
        decode = max(0, whole - total)
    }
}
