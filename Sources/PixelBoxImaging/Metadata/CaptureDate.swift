/// Points in local time as they are written in metadata.
enum CaptureDate {
    /// "2021:05:03 12:00:00", "2021-05-03T12:00:00+02:00" or "2021-05-03" as "2021-05-03T12:00:00"; nil if no date.
    static func local(_ text: String) -> String? {
        let digits = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: "T")
        let parts = digits.split(separator: "T", maxSplits: 1)
        guard let day = parts.first, let date = date(String(day)) else { return nil }
        let time = parts.count > 1 ? time(String(parts[1])) : nil
        return "\(date)T\(time ?? "00:00:00")"
    }

    private static func date(_ text: String) -> String? {
        var numbers = text.split { ":-/.".contains($0) }.map { Int($0) }
        if numbers.count == 1, text.utf8.count == 8, let all = Int(text) {
            numbers = [all / 10_000, all / 100 % 100, all % 100]
        }
        guard numbers.count >= 3, let year = numbers[0], let month = numbers[1], let day = numbers[2],
            1826...2200 ~= year, 1...12 ~= month
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard 1...days ~= day else { return nil }
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// Without fractions of a second and without the zone.
    private static func time(_ text: String) -> String? {
        let clock = text.prefix { $0.isNumber || $0 == ":" }
        let numbers = clock.split(separator: ":").map { Int($0) }
        guard numbers.count >= 2, let hour = numbers[0], let minute = numbers[1], 0...23 ~= hour, 0...59 ~= minute
        else { return nil }
        let second = numbers.count > 2 ? numbers[2] ?? 0 : 0
        return "\(two(hour)):\(two(minute)):\(two(min(max(second, 0), 59)))"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
