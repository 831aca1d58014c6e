internal import PixelBoxStore

/// How dates are written in the query language: `2021`, `2021-05`, `2021-05-03`, ranges of these, `today`,
/// `"last week"`, `"last 30 days"`.
struct DateSyntax {
    let today: CalendarDay

    /// From the first day on, up to but without the other.
    private typealias Days = (start: CalendarDay, end: CalendarDay)

    /// The time that a text means; nil if it means none.
    func span(_ text: String, bound: QueryField.Bound?) -> DateSpan? {
        guard let range = RangeSyntax(text, bound: bound, value: days) else { return nil }
        switch range {
        case .above(let days): return DateSpan(start: days.end.wallSeconds, end: nil)
        case .atLeast(let days): return DateSpan(start: days.start.wallSeconds, end: nil)
        case .below(let days): return DateSpan(start: nil, end: days.start.wallSeconds)
        case .atMost(let days): return DateSpan(start: nil, end: days.end.wallSeconds)
        case .equal(let days): return DateSpan(start: days.start.wallSeconds, end: days.end.wallSeconds)
        case .between(let one, let other):
            let start = min(one.start.wallSeconds, other.start.wallSeconds)
            return DateSpan(start: start, end: max(one.end.wallSeconds, other.end.wallSeconds))
        }
    }

    private func days(_ text: Substring) -> Days? {
        calendarDays(text) ?? relativeDays(text.lowercased().map { $0 == "_" || $0 == "-" ? " " : String($0) }.joined())
    }

    private func calendarDays(_ text: Substring) -> Days? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        let numbers = parts.compactMap { part in part.utf8.count <= 4 ? Int(part) : nil }
        guard numbers.count == parts.count, parts[0].utf8.count == 4 else { return nil }
        switch numbers.count {
        case 1:
            guard let start = CalendarDay(year: numbers[0]) else { return nil }
            return (start, start.startOfMonth(adding: 12))
        case 2:
            guard let start = CalendarDay(year: numbers[0], month: numbers[1]) else { return nil }
            return (start, start.startOfMonth(adding: 1))
        case 3:
            guard let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]) else { return nil }
            return (day, day.adding(days: 1))
        default: return nil
        }
    }

    private func relativeDays(_ text: String) -> Days? {
        let month = today.startOfMonth()
        let year = month.startOfMonth(adding: 1 - today.month)
        let week = today.startOfWeek
        switch text {
        case "today": return (today, today.adding(days: 1))
        case "yesterday": return (today.adding(days: -1), today)
        case "this week": return (week, week.adding(days: 7))
        case "last week": return (week.adding(days: -7), week)
        case "this month": return (month, month.startOfMonth(adding: 1))
        case "last month": return (month.startOfMonth(adding: -1), month)
        case "this year": return (year, year.startOfMonth(adding: 12))
        case "last year": return (year.startOfMonth(adding: -12), year)
        default: return lastDays(text)
        }
    }

    /// `last 30 days`, today included.
    private func lastDays(_ text: String) -> Days? {
        let words = text.split(separator: " ")
        guard words.count == 3, words[0] == "last", let count = Int(words[1]), (1...5000).contains(count) else {
            return nil
        }
        let end = today.adding(days: 1)
        switch words[2] {
        case "day", "days": return (end.adding(days: -count), end)
        case "week", "weeks": return (end.adding(days: -7 * count), end)
        case "month", "months": return (end.adding(days: -30 * count), end)
        case "year", "years": return (end.adding(days: -365 * count), end)
        default: return nil
        }
    }
}
