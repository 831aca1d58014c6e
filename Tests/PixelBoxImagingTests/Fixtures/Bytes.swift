/// Numbers as bytes, for files built by hand.
enum Bytes {
    static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func big(_ number: Int, _ count: Int) -> [UInt8] {
        little(number, count).reversed()
    }

    static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

    /// One after the other; quicker to compile than a chain of `+`.
    static func joined(_ parts: [UInt8]...) -> [UInt8] { Array(parts.joined()) }
}
