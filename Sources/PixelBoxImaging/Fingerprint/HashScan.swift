internal import CFingerprint

/// Compares hashes of brightness with those of a whole library, from end to end.
package enum HashScan {
    /// Rows whose distances are computed together: they stay in the processor's nearest memory.
    private static let together = 4096

    /// Visits the rows whose hash differs in at most `most` of these bits from one of the wanted hashes.
    package static func forEachRow(
        of hashes: [UInt64], near wanted: [UInt64], bits: UInt64 = .max, within most: Int,
        _ body: (_ row: Int, _ differing: Int) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: together) { distances in
            hashes.withUnsafeBufferPointer { all in
                guard let first = all.baseAddress, let out = distances.baseAddress else { return }
                for start in stride(from: 0, to: all.count, by: together) {
                    let count = min(together, all.count - start)
                    let least = pb_hash_distances(first + start, Int32(count), wanted, Int32(wanted.count), bits, out)
                    guard Int(least) <= most else { continue }
                    for row in 0..<count where Int(out[row]) <= most { body(start + row, Int(out[row])) }
                }
            }
        }
    }
}
