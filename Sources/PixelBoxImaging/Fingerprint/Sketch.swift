/// What a picture looks like from far away, as vectors of unit length by which its copies are looked up.
package struct Sketch: Sendable, Equatable {
    /// Values of each vector.
    package static let dimensions = 64
    /// Of all vectors together.
    package static let length = 2 * dimensions
    /// The dot product of a vector with itself, about.
    package static let dot = scale * scale
    private static let scale: Float = 127

    /// The low frequencies of the brightness within plain margins.
    package let structure: [Int8]
    /// The lowest frequencies of brightness and colours of the whole picture.
    package let colours: [Int8]

    /// Both, one behind the other.
    package var values: [Int8] { structure + colours }

    /// A vector of unit length as small numbers; zeros where there is nothing to be seen.
    static func quantised(_ values: [Float]) -> [Int8] {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length > 1e-3 else { return [Int8](repeating: 0, count: dimensions) }
        let padded = values + [Float](repeating: 0, count: dimensions - values.count)
        return padded.map { Int8(($0 / length * scale).rounded()) }
    }
}

extension Fingerprint {
    /// By which this picture is found.
    package var sketch: Sketch {
        Sketch(
            structure: Sketch.quantised(LumaSigns.spread(LumaSigns.strengths(content.luma.grid()))),
            colours: Sketch.quantised(content.miniature.lowFrequencies()))
    }

    /// The structures to look up: of the picture as it is and mirrored, and of what stands out from a plain ground.
    package var structureLookups: [[Int8]] {
        let grids = content.partGrids
        let turned = [Orientation.upright, .mirrored].map { LumaSigns.oriented(LumaSigns.strengths(grids[0]), $0) }
        return (turned + grids.dropFirst().map(LumaSigns.strengths)).map { Sketch.quantised(LumaSigns.spread($0)) }
    }

    /// The colours to look up: of the picture as it is, within its frame, as if a plain ground were transparent, and of what stands
    /// out from it.
    package var colourLookups: [[Int8]] {
        var lookups = [content.miniature.lowFrequencies()]
        if let framed = content.framed { lookups.append(framed.miniature.lowFrequencies()) }
        if let ground = StandingOut(content.luma).ground {
            if !content.miniature.isTransparent { lookups.append(content.miniature.lowFrequencies(besides: ground)) }
            for part in content.parts {
                let miniature = Miniature(contentOf: part)
                lookups += [miniature.lowFrequencies(), miniature.lowFrequencies(besides: ground)]
            }
        }
        return lookups.map(Sketch.quantised)
    }
}
