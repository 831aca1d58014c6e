import PixelBoxCore
import PixelBoxStore
import Testing

struct QueryDatesTests {
    @Test(
        arguments: [
            ("2021", "2021-01-01", "2022-01-01"),
            ("2021-05", "2021-05-01", "2021-06-01"),
            ("2021-12", "2021-12-01", "2022-01-01"),
            ("2024-02-29", "2024-02-29", "2024-03-01"),
            ("2021/05/03", "2021-05-03", "2021-05-04"),
            (">2020", "2021-01-01", nil),
            (">=2020-05", "2020-05-01", nil),
            ("<2020", nil, "2020-01-01"),
            ("<=2020", nil, "2021-01-01"),
            ("2019-2021", "2019-01-01", "2022-01-01"),
            ("2021-2019", "2019-01-01", "2022-01-01"),
            ("2019..2021-05", "2019-01-01", "2021-06-01"),
            ("2021-05-03-2021-06-01", "2021-05-03", "2021-06-02"),
            ("2021-05-2021-07", "2021-05-01", "2021-08-01"),
            ("2019-12..", "2019-12-01", nil),
            ("today", "2026-03-04", "2026-03-05"),
            ("yesterday", "2026-03-03", "2026-03-04"),
            ("\"last week\"", "2026-02-23", "2026-03-02"),
            ("this-week", "2026-03-02", "2026-03-09"),
            ("last_month", "2026-02-01", "2026-03-01"),
            ("\"this year\"", "2026-01-01", "2027-01-01"),
            ("\"last year\"", "2025-01-01", "2026-01-01"),
            ("\"last 7 days\"", "2026-02-26", "2026-03-05"),
            (">=yesterday", "2026-03-03", nil),
        ] as [(String, String?, String?)])
    func meansASpanOfLocalTime(text: String, start: String?, end: String?) throws {
        let today = try #require(CalendarDay(year: 2026, month: 3, day: 4))
        let query = try Query.parse("date:\(text)", today: today)
        #expect(query.filter == .date(DateSpan(start: try start.map(seconds), end: try end.map(seconds))))
    }

    @Test func fieldsOfTheFirstPixelBoxSetOneEnd() throws {
        #expect(
            try Query.parse("min_date:2020 max_date:2021").filter
                == .all([
                    .date(DateSpan(start: try seconds("2020-01-01"), end: nil)),
                    .date(DateSpan(start: nil, end: try seconds("2022-01-01"))),
                ]))
    }

    @Test(arguments: ["2021-13", "2021-02-29", "21", "0000", "tomorow", "2021-1-1-1", "99999", "last 0 days", ""])
    func otherTextIsNoDate(text: String) {
        #expect(throws: QueryError.self) { try Query.parse("date:\"\(text)\"") }
    }

    @Test func everyDayHasItsNumber() throws {
        var number = daysSince1970(year: 1899, month: 12, day: 31)
        for _ in 0..<90_000 {
            let day = CalendarDay(number: number)
            #expect(day.number == number)
            number += 1
        }
        #expect(CalendarDay(number: 0) == CalendarDay(year: 1970))
    }

    private func seconds(_ date: String) throws -> Int64 {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        return try #require(CalendarDay(year: parts[0], month: parts[1], day: parts[2])).wallSeconds
    }
}
