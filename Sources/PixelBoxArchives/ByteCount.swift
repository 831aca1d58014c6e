/// Sizes in messages.
enum ByteCount {
    /// A size in the largest unit that leaves a whole number, such as "256 MiB".
    static func text(_ bytes: some BinaryInteger) -> String {
        var value = Int64(clamping: bytes)
        var unit = 0
        while value >= 10_240 || (value >= 1024 && value % 1024 == 0), unit < units.count - 1 {
            value /= 1024
            unit += 1
        }
        return "\(value) \(units[unit])"
    }

    private static let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
}
