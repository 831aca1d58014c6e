/// Finds the lines of text in a picture.
struct TextDetector: ~Copyable {
    /// Nothing can be read in pictures that are lower or narrower than this.
    static let smallestSide = 5

    private let session: InferenceSession
    private let finder = BoxFinder()

    init(session: consuming InferenceSession) {
        self.session = session
    }

    /// Lines from the top down, as strips of the picture that are upright or upside down.
    func lines(in picture: TextPicture) throws(InferenceError) -> [LineStrip] {
        let scale = DetectionScale.first(width: picture.width, height: picture.height)
        let strips = try lines(in: picture, scale: scale)
        let again = DetectionScale.second(
            after: scale, lineHeights: strips.map { $0.lineHeight * scale }, width: picture.width,
            height: picture.height)
        guard let again else { return strips }
        return try lines(in: picture, scale: again)
    }

    private func lines(in picture: TextPicture, scale: Float) throws(InferenceError) -> [LineStrip] {
        let plan = DetectionPlan(width: picture.width, height: picture.height, scale: scale)
        let map = try map(of: picture, plan: plan)
        let toPicture = SIMD2(
            Float(picture.width) / Float(plan.mapWidth), Float(picture.height) / Float(plan.mapHeight))
        return finder.boxes(in: map).map { box in LineStrip(corners: box.corners.map { $0 * toPicture }) }
    }

    private func map(of picture: TextPicture, plan: DetectionPlan) throws(InferenceError) -> ProbabilityMap {
        var map = ProbabilityMap(width: plan.mapWidth, height: plan.mapHeight)
        for tile in plan.tiles {
            let area = tile.area
            let input = InferenceInput(
                .f32(picture.planes(stretchedTo: plan.mapWidth, plan.mapHeight, area: area)),
                shape: [1, 3, area.height, area.width])
            try session.start([input])
            try session.withOutput(0) { values, _ in
                map.fill(tile.kept, from: values, tileWidth: area.width, origin: (area.x, area.y))
            }
        }
        return map
    }
}
