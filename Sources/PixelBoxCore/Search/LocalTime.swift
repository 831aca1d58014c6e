#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Local time as sortable text, as cameras write it.
enum LocalTime {
    /// "2021-05-03T12:00:00" of a time in nanoseconds since 1970.
    static func text(nanoseconds: Int64) -> String {
        var seconds = time_t(nanoseconds / 1_000_000_000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
            + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
    }
}
