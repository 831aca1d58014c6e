internal import PixelBoxImaging

/// How two pictures that show the same are related.
public struct CopyRelation: Sendable, Codable, Equatable {
    /// What happened between the two, closest first.
    public enum Kind: String, Sendable, Codable, CaseIterable, Comparable {
        /// The files are equal byte by byte.
        case sameBytes = "same-bytes"
        /// The same pixels in another file.
        case samePixels = "same-pixels"
        /// Saved again with losses, at the same size.
        case reencoded = "re-encoded"
        /// Another size.
        case resized
        /// Other colours, brightness or contrast.
        case recoloured
        /// A caption, a border or margins around one of them, or words across it.
        case captioned
        /// One is a part of the other.
        case cropped
        /// A mirror image.
        case flipped
        /// Turned.
        case rotated
        /// Not a copy: the next picture of a burst, another frame of a sprite.
        case variant

        /// Whether one is the closer relation.
        public static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
    }

    /// One of the two pictures.
    public enum Side: String, Sendable, Codable {
        /// The one asked about.
        case first
        /// The one it is compared with.
        case second
    }

    /// What happened between the two.
    public var kind: Kind
    /// How sure it is that one is a copy of the other, 0 to 1.
    public var confidence: Double
    /// The one that shows more, where one is cropped, captioned or has margins.
    public var whole: Side?
    /// The one with more pixels; nil if both have the same size.
    public var larger: Side?

    /// Whether who has one has the other: everything but a variant.
    public var isCopy: Bool { kind != .variant }

    /// Whether the bytes or the pixels say so; all else is likely at most.
    var isProved: Bool { confidence == 1 }

    /// The same relation with the other picture as the first.
    public var reversed: CopyRelation {
        CopyRelation(kind: kind, confidence: confidence, whole: whole?.other, larger: larger?.other)
    }

    /// The files are equal.
    public static let sameBytes = CopyRelation(kind: .sameBytes, confidence: 1)
}

extension CopyRelation {
    init(_ relation: Relation) {
        kind = Kind(relation.kind)
        confidence = Double(relation.confidence)
        whole = relation.whole.map(Side.init)
        larger = relation.larger.map(Side.init)
    }
}

extension CopyRelation.Side {
    /// The other picture.
    var other: Self { self == .first ? .second : .first }

    fileprivate init(_ side: Relation.Side) {
        self =
            switch side {
            case .first: .first
            case .second: .second
            }
    }
}

extension CopyRelation.Kind {
    fileprivate init(_ kind: Relation.Kind) {
        self =
            switch kind {
            case .samePixels: .samePixels
            case .reencoded: .reencoded
            case .resized: .resized
            case .recoloured: .recoloured
            case .cropped: .cropped
            case .captioned: .captioned
            case .flipped: .flipped
            case .rotated: .rotated
            case .variant: .variant
            }
    }
}
