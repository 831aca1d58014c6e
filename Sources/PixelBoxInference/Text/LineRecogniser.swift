/// Reads strips of text.
struct LineRecogniser: ~Copyable {
    /// Columns of all items of a batch together; the answer takes 18,710 numbers for every eight of them.
    private static let batchArea = 960
    /// Longer lines are squeezed.
    private static let widest = 4_800

    private let session: InferenceSession
    private let characters: CharacterTable

    init(session: consuming InferenceSession, characters: CharacterTable) {
        self.session = session
        self.characters = characters
    }

    /// Text and confidence of each strip, in the same order.
    func read(_ strips: [LineStrip], in picture: TextPicture) throws(InferenceError) -> [ReadText] {
        var results = [ReadText](repeating: ReadText(), count: strips.count)
        let widths = strips.map { $0.width(limit: Self.widest) }
        for batch in LineBatches.batches(of: widths, step: 32, minimum: 320, area: Self.batchArea) {
            let items = batch.members.map { (strips[$0], widths[$0]) }
            try session.start([picture.batch(of: items, width: batch.width)])
            let texts = try session.withOutput(0) { values, shape in decode(values, shape: shape) }
            for (index, text) in zip(batch.members, texts) { results[index] = text }
        }
        return results
    }

    private func decode(_ values: UnsafeBufferPointer<Float>, shape: [Int]) -> [ReadText] {
        guard shape.count == 3 else { return [] }
        let (items, steps, classes) = (shape[0], shape[1], shape[2])
        return (0..<items).map { item in
            characters.decode(
                (0..<steps).map { step in
                    let start = (item * steps + step) * classes
                    return LargestClass.find(UnsafeBufferPointer(rebasing: values[start..<start + classes]))
                })
        }
    }
}
