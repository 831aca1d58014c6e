/// How two pictures that show the same are related, and how sure that is.
package struct Relation: Sendable, Equatable {
    /// What happened between the two.
    package enum Kind: String, Sendable, CaseIterable {
        /// The same pixels, perhaps in another file format.
        case samePixels
        /// The same size; saved again with losses, blurred or marked a little.
        case reencoded
        /// Another size.
        case resized
        /// Other colours, brightness or contrast, or none.
        case recoloured
        /// One is a part of the other.
        case cropped
        /// One has a caption, a border or margins around it, or words across it.
        case captioned
        /// One is a mirror image of the other, perhaps turned as well.
        case flipped
        /// One is turned.
        case rotated
        /// Not a copy: the next picture of a burst, another frame of a sprite, another picture of the same thing.
        case variant
    }

    /// One of the two pictures that were compared.
    package enum Side: Sendable {
        case first
        case second
    }

    package let kind: Kind
    /// How sure it is that one is a copy of the other (for `variant`: that they are related), 0 to 1.
    package let confidence: Float
    /// Which one shows more: the whole of a cropped picture, the one with the caption or the margins.
    package let whole: Side?
    /// Which one has more pixels; nil if both have the same size.
    package let larger: Side?
    /// How far pixels, brightness and colours are apart where one lies on the other: of equally sure copies the one with the
    /// smaller difference is the closer.
    package let difference: Float

    /// Whether whoever has one has the other: everything but a variant.
    package var isCopy: Bool { kind != .variant }

    /// Whether the pixels say so; all else is likely at most.
    package var isProved: Bool { confidence == 1 }

    /// The same relation, as sure as this.
    func with(confidence: Float) -> Relation {
        Relation(kind: kind, confidence: confidence, whole: whole, larger: larger, difference: difference)
    }

    /// The same relation seen from the other picture.
    package var reversed: Relation {
        Relation(
            kind: kind, confidence: confidence, whole: whole?.other, larger: larger?.other, difference: difference)
    }

    /// Makes a relation from its parts.
    package init(kind: Kind, confidence: Float, whole: Side?, larger: Side?, difference: Float = 0) {
        self.kind = kind
        self.confidence = confidence
        self.whole = whole
        self.larger = larger
        self.difference = difference
    }
}

extension Relation.Side {
    fileprivate var other: Relation.Side { self == .first ? .second : .first }
}
