/// From a probability map to the boxes of lines: the post-processing of differentiable binarisation.
package struct BoxFinder: Sendable {
    /// A pixel is text above this probability.
    package var pixelThreshold: Float = 0.3
    /// A box is text above this mean probability.
    package var boxThreshold: Float = 0.5
    /// The map shows shrunken lines; a box grows by its area times this, divided by its perimeter.
    package var growth: Float = 1.6
    /// Shortest side of a region in pixels of the map; a grown box must be 2 pixels more.
    package var minimumSide: Float = 3
    /// A bound for pictures of noise, well above any page.
    package var maximumBoxes = 10_000

    package init() {}

    /// Boxes in pixels of the map, from the top down.
    package func boxes(in map: ProbabilityMap) -> [TurnedRectangle] {
        let threshold = UInt8(pixelThreshold * 255)
        var boxes: [TurnedRectangle] = []
        for outline in TextComponents(of: map, above: threshold).outlines() {
            guard let rectangle = MinimumRectangle.around(outline), rectangle.shortSide >= minimumSide,
                map.mean(in: rectangle) >= boxThreshold
            else { continue }
            let area = rectangle.size.x * rectangle.size.y
            let box = rectangle.grown(by: area * growth / (2 * rectangle.size.sum()))
            guard box.shortSide >= minimumSide + 2 else { continue }
            boxes.append(box)
            if boxes.count == maximumBoxes { break }
        }
        return boxes
    }
}
