/// The signs that readers of text take for one another, each group written as one sign: "T0TAL" and "total", "bum" and
/// "burn" have the same shape. What is forgiven is said here and nowhere else.
enum Confusion {
    /// Signs that look alike, in their folded form; the first stands for all.
    private static let alike = ["o0", "l1i|", "s5", "b8", "z2", "g9q"]
    /// Two letters that look like one.
    private static let joined = ["rn": "m", "vv": "w", "cl": "d"]

    private static let single: [UInt8] = {
        var table = (0...255).map { UInt8($0) }
        for group in alike {
            let signs = Array(group.utf8)
            for sign in signs { table[Int(sign)] = signs[0] }
        }
        return table
    }()

    private static let pairs: [UInt16: UInt8] = Dictionary(
        joined.compactMap { pair, sign in
            let letters = Array(pair.utf8)
            return sign.utf8.first.map { (key(letters[0], letters[1]), $0) }
        }, uniquingKeysWith: { first, _ in first })

    /// By sign: hardly any does, and looking in a dictionary takes its time.
    private static let beginsPair: [Bool] = (0...255).map { sign in pairs.keys.contains { $0 >> 8 == sign } }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }

    /// The shape of one folded word.
    static func shape(of word: some Sequence<UInt8>) -> [UInt8] {
        var shape: [UInt8] = []
        var last: UInt8?
        for byte in word { append(byte, after: &last, to: &shape) }
        return shape
    }

    /// Adds a sign to the shape of a word; `last` is the sign before it in this word, nil if there is none to join it with.
    static func append(_ byte: UInt8, after last: inout UInt8?, to shape: inout [UInt8]) {
        if let before = last, beginsPair[Int(before)], let one = pairs[key(before, byte)] {
            shape[shape.count - 1] = one
            last = nil
        } else {
            shape.append(single[Int(byte)])
            last = byte
        }
    }

    /// The number that a word may have been meant as, such as 2021 for "2o2l"; nil if it holds other letters.
    static func number(of word: String) -> String? {
        var digits = ""
        for byte in word.utf8 {
            if (0x30...0x39).contains(byte) {
                digits.unicodeScalars.append(Unicode.Scalar(byte))
            } else if let group = alike.first(where: { $0.utf8.contains(byte) }),
                let digit = group.first(where: \.isNumber)
            {
                digits.append(digit)
            } else {
                return nil
            }
        }
        return digits.isEmpty ? nil : digits
    }
}
