/// The tokens of a vocabulary and their numbers, found by their bytes: text that Unicode calls equal is not the same token.
struct TokenTable: Sendable {
    /// All tokens one behind the other.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: places in `entries` plus one, 0 for none.
    private var slots: [Int32]
    private let mask: Int
    /// Bytes of the longest token.
    private(set) var longest = 0

    private struct Entry {
        let start: Int
        let count: Int
        var id: Int32
    }

    /// - Parameter capacity: how many tokens will be added at most.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: 0, count: size)
        mask = size - 1
        entries.reserveCapacity(capacity)
    }

    /// Adds a token; of two that are the same the later counts.
    mutating func add(_ token: String, id: Int32) {
        var token = token
        token.withUTF8 { add($0, id: id) }
    }

    private mutating func add(_ token: UnsafeBufferPointer<UInt8>, id: Int32) {
        var hash = Hash()
        for byte in token { hash.add(byte) }
        var slot = hash.value & mask
        while slots[slot] != 0 {
            let entry = Int(slots[slot]) - 1
            if isEqual(entries[entry], token) {
                entries[entry].id = id
                return
            }
            slot = (slot + 1) & mask
        }
        guard entries.count < mask else { return }
        entries.append(Entry(start: bytes.count, count: token.count, id: id))
        bytes.append(contentsOf: token)
        slots[slot] = Int32(entries.count)
        longest = max(longest, token.count)
    }

    /// The number of a token.
    func id(of token: UnsafeBufferPointer<UInt8>) -> Int32? {
        var hash = Hash()
        for byte in token { hash.add(byte) }
        return id(of: token, hash)
    }

    /// The number of a token.
    func id(of token: some Sequence<UInt8>) -> Int32? {
        if let id = token.withContiguousStorageIfAvailable({ id(of: $0) }) { return id }
        return Array(token).withUnsafeBufferPointer { id(of: $0) }
    }

    /// Calls with every token that the bytes begin with, the shortest first.
    func forEachPrefix(of bytes: UnsafeBufferPointer<UInt8>, _ body: (_ count: Int, _ id: Int32) -> Void) {
        var hash = Hash()
        for count in 1...max(1, min(longest, bytes.count)) where count <= bytes.count {
            hash.add(bytes[count - 1])
            if let id = id(of: UnsafeBufferPointer(rebasing: bytes[..<count]), hash) { body(count, id) }
        }
    }

    private func id(of token: UnsafeBufferPointer<UInt8>, _ hash: Hash) -> Int32? {
        var slot = hash.value & mask
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if isEqual(entry, token) { return entry.id }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func isEqual(_ entry: Entry, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard entry.count == token.count else { return false }
        for index in 0..<entry.count where bytes[entry.start + index] != token[index] { return false }
        return true
    }

    /// FNV-1a, with the upper half folded into the lower.
    private struct Hash {
        private var state: UInt64 = 0xcbf2_9ce4_8422_2325

        mutating func add(_ byte: UInt8) {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01b3
        }

        var value: Int { Int(truncatingIfNeeded: state ^ (state >> 29)) & Int.max }
    }
}
