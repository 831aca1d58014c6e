internal import Foundation

/// Turns moments into what the clock on the wall showed, millions of times a second.
struct LocalClock {
    /// Moments (seconds since 1970) from which on an offset holds, ascending.
    private var starts: [Int64] = []
    private var offsets: [Int64] = []

    /// Finds all changes of the clocks between two moments in seconds since 1970.
    init(_ zone: TimeZone = .current, from start: Int64, to end: Int64) {
        func offset(_ moment: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(moment))))
        }
        let week: Int64 = 7 * 86400
        var moment = start
        starts = [moment]
        offsets = [offset(moment)]
        while moment < end {
            let next = moment + week
            if offset(next) != offsets[offsets.count - 1] {
                var (before, after) = (moment, next)
                while after - before > 1 {
                    let middle = (before + after) / 2
                    if offset(middle) == offsets[offsets.count - 1] { before = middle } else { after = middle }
                }
                starts.append(after)
                offsets.append(offset(after))
            }
            moment = next
        }
    }

    /// Seconds on the wall since 1970-01-01T00:00:00.
    func wallSeconds(_ seconds: Int64) -> Int64 {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= seconds { low = middle } else { high = middle }
        }
        return seconds + offsets[low]
    }
}

/// Days since 1970-01-01 of a date of the Gregorian calendar.
package func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    // Years that begin in March, so that the leap day is the last one.
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146097 + dayOfEra - 719468
}
