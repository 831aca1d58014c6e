internal import Foundation
internal import PixelBoxStore

/// A day of the Gregorian calendar.
package struct CalendarDay: Equatable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    /// Nil if there is no such day.
    package init?(year: Int, month: Int = 1, day: Int = 1) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.length(ofMonth: month, year: year)).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day that is so many days after 1970-01-01.
    package init(number: Int) {
        // The inverse of `daysSince1970`, with years that begin in March.
        let days = number + 719468
        let era = (days >= 0 ? days : days - 146096) / 146097
        let dayOfEra = days - era * 146097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Today, where the user is.
    static var now: CalendarDay {
        let now = Date()
        let seconds = Int(now.timeIntervalSince1970) + TimeZone.current.secondsFromGMT(for: now)
        return CalendarDay(number: Int((Double(seconds) / 86400).rounded(.down)))
    }

    /// Days since 1970-01-01.
    package var number: Int { daysSince1970(year: year, month: month, day: day) }

    /// When the day begins, in seconds of the clock on the wall since 1970.
    package var wallSeconds: Int64 { Int64(number) * 86400 }

    func adding(days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    /// The first day of the month that is so many months later.
    func startOfMonth(adding months: Int = 0) -> CalendarDay {
        let count = year * 12 + month - 1 + months
        return CalendarDay(number: daysSince1970(year: count / 12, month: count % 12 + 1, day: 1))
    }

    /// The Monday of the week.
    var startOfWeek: CalendarDay {
        // 1970-01-01 was a Thursday.
        adding(days: -((number % 7 + 10) % 7))
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return daysSince1970(year: next.0, month: next.1, day: 1) - daysSince1970(year: year, month: month, day: 1)
    }
}
