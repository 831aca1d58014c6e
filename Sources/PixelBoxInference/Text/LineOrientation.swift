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

    /// Turns the strips that are surely upside down.
    func turnUpright(_ strips: inout [LineStrip], in picture: TextPicture) throws(InferenceError) {
        for start in stride(from: 0, to: strips.count, by: Self.batchSize) {
            let members = start..<min(start + Self.batchSize, strips.count)
            let items = members.map { (strips[$0], strips[$0].width(limit: Self.width)) }
            try session.start([picture.batch(of: items, width: Self.width)])
            let isTurned = try session.withOutput(0) { values, _ in
                (0..<members.count).map { values[2 * $0 + 1] > Self.threshold }
            }
            for (index, isTurned) in zip(members, isTurned) where isTurned { strips[index] = strips[index].turned() }
        }
    }
}
