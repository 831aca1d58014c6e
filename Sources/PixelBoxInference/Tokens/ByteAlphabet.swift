/// The 256 visible characters that stand for bytes in the vocabularies of byte-level tokenizers.
enum ByteAlphabet {
    /// How GPT-2 takes text apart; others took it over.
    static let wordPattern = Pattern(
        #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#)

    /// A text as the characters of its bytes.
    static func scalars(of text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.count)
        for scalar in text {
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { scalars.append(table[Int(byte)]) }
        }
        return scalars
    }

    private static let table: [Unicode.Scalar] = {
        var next: UInt32 = 256
        return (0..<256).map { byte -> Unicode.Scalar in
            switch byte {
            case 33...126, 161...172, 174...255: return Unicode.Scalar(UInt8(byte))
            default:
                defer { next += 1 }
                return Unicode.Scalar(next) ?? " "
            }
        }
    }()
}
