internal import Foundation
internal import GRDB

/// For each picture id: when it was taken, else when its file was last changed.
struct PictureMoments: Sendable {
    /// By picture id: seconds of the clock on the wall since 1970.
    private(set) var wallSeconds: [Int64] = []

    init(_ db: Database, columns: PictureColumns) throws {
        let count = try (Int.fetchOne(db, sql: "SELECT max(id) FROM content") ?? 0) + 1
        var taken = [Int64](repeating: .min, count: count)
        try db.forEachRow("SELECT id, takenAt FROM content WHERE takenAt IS NOT NULL") { row in
            if let seconds = Self.wallSeconds(of: row.text(1)) { taken[Int(row.number(0))] = seconds }
        }
        let ends = try Row.fetchOne(db, sql: "SELECT min(modified), max(modified) FROM picture")
        let clock = LocalClock(
            from: max((ends?[0] ?? 0) / 1_000_000_000, Self.clockStart),
            to: min((ends?[1] ?? 0) / 1_000_000_000, Self.clockEnd))
        wallSeconds = Array(repeating: 0, count: columns.contents.count)
        try db.forEachRow("SELECT id, modified FROM picture") { row in
            let id = Int(row.number(0))
            let moment = taken[Int(columns.contents[id])]
            wallSeconds[id] = moment > .min ? moment : clock.wallSeconds(row.number(1) / 1_000_000_000)
        }
    }

    /// The pictures in a span of time, among some.
    func pictures(in span: DateSpan, among pictures: IdSet) -> IdSet {
        let range = (span.start ?? .min)..<(span.end ?? .max)
        var set = IdSet(below: wallSeconds.count)
        pictures.forEach { if range.contains(wallSeconds[Int($0)]) { set.insert($0) } }
        return set
    }

    /// The newest of some pictures, newest first.
    func newest(_ limit: Int, of pictures: IdSet) -> [Int64] {
        let limit = min(limit, wallSeconds.count)
        guard limit > 0 else { return [] }
        func isNewer(_ one: Int64, _ other: Int64) -> Bool {
            (wallSeconds[Int(one)], one) > (wallSeconds[Int(other)], other)
        }
        var best: [Int64] = []
        best.reserveCapacity(2 * limit)
        // Only what is newer than the worst of the best so far is kept; now and then the surplus is cut off.
        var oldest: Int64?
        pictures.forEach { id in
            if let oldest, !isNewer(id, oldest) { return }
            best.append(id)
            if best.count == 2 * limit {
                best.sort(by: isNewer)
                best.removeLast(limit)
                oldest = best.last
            }
        }
        best.sort(by: isNewer)
        return Array(best.prefix(limit))
    }

    /// "2021-05-03T12:00:00" in seconds of the clock on the wall; shorter forms stand for their beginning.
    static func wallSeconds(of text: some Collection<UInt8>) -> Int64? {
        // Year, month, day, hour, minute, second.
        var parts: (Int, Int, Int, Int, Int, Int) = (0, 1, 1, 0, 0, 0)
        var count = 0
        var number: Int?
        func close() {
            guard let known = number else { return }
            switch count {
            case 0: parts.0 = known
            case 1: parts.1 = known
            case 2: parts.2 = known
            case 3: parts.3 = known
            case 4: parts.4 = known
            default: parts.5 = known
            }
            count += 1
            number = nil
        }
        for byte in text.prefix(19) {
            if (0x30...0x39).contains(byte) {
                number = (number ?? 0) * 10 + Int(byte - 0x30)
            } else {
                close()
            }
        }
        close()
        guard (1...9999).contains(parts.0), parts.1 <= 12, parts.2 <= 31 else { return nil }
        let days = daysSince1970(year: parts.0, month: parts.1, day: parts.2)
        return Int64(days) * 86400 + Int64(parts.3 * 3600 + parts.4 * 60 + parts.5)
    }

    /// 1900 and 2100: beyond them file times are nonsense, and the first or last offset will do.
    private static let clockStart: Int64 = -2_208_988_800
    private static let clockEnd: Int64 = 4_102_444_800
}
