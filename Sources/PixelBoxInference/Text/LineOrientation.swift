/// Tells lines that are upside down from upright ones.
struct LineOrientation: ~Copyable {
    /// Columns that the model was trained with; longer lines are squeezed.
    private static let width = 192
    private static let batchSize = 6
    private static let threshold: Float = 0.9

    private let session: InferenceSession

    init(session: consuming InferenceSession) {
        self.session = session
    }

    /// For each strip whether it is surely upside down.
    func areUpsideDown(_ strips: [LineStrip], in picture: TextPicture) throws(InferenceError) -> [Bool] {
        var answers: [Bool] = []
        for start in stride(from: 0, to: strips.count, by: Self.batchSize) {
            let members = strips[start..<min(start + Self.batchSize, strips.count)]
            let items = members.map { ($0, $0.width(limit: Self.width)) }
            try session.start([picture.batch(of: items, width: Self.width)])
            answers += try session.withOutput(0) { values, _ in
                items.indices.map { values[2 * $0 + 1] > Self.threshold }
            }
        }
        return answers
    }
}
