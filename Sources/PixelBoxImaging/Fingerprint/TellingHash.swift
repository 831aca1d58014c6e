/// A hash of brightness with the bits that can be relied on. What is symmetric, or small, has many that cannot.
package struct TellingHash: Sendable, Equatable {
    /// As `Fingerprint.hash`.
    package let hash: UInt64
    /// The bits that an edit is not likely to change.
    package let bits: UInt64

    /// Takes a hash and its reliable bits.
    package init(hash: UInt64, bits: UInt64) {
        self.hash = hash
        self.bits = bits
    }
}
