internal import Foundation
internal import GRDB

/// A statement that selects the ids of rows, and of which table they are.
struct IdStatement {
    /// What the ids stand for.
    enum Table {
        case pictures, contents, files
    }

    let table: Table
    let sql: SQL
}

extension NumberField {
    /// The pictures or contents whose number lies in a range.
    func statement(in range: NumberRange) -> IdStatement {
        let (table, value): (IdStatement.Table, SQL) =
            switch self {
            case .width: (.contents, "width")
            case .height: (.contents, "height")
            case .megapixels: (.contents, "width * height / 1e6")
            case .ratio: (.contents, "width * 1.0 / height")
            case .size: (.pictures, "size")
            case .iso: (.contents, "iso")
            case .aperture: (.contents, "aperture")
            case .exposure: (.contents, "exposure")
            case .focalLength: (.contents, "focalLength")
            case .rating: (.contents, "rating")
            }
        var tests: [SQL] = []
        if let lower = range.lower {
            tests.append(lower.isIncluded ? "\(value) >= \(lower.value)" : "\(value) > \(lower.value)")
        }
        if let upper = range.upper {
            tests.append(upper.isIncluded ? "\(value) <= \(upper.value)" : "\(value) < \(upper.value)")
        }
        if tests.isEmpty { tests.append("\(value) IS NOT NULL") }
        let source: SQL = table == .contents ? "content" : "picture"
        return IdStatement(table: table, sql: "SELECT id FROM \(source) WHERE \(tests.joined(separator: " AND "))")
    }
}

extension PictureState {
    /// The rows in this state; nil for what no single table tells.
    var statement: IdStatement? {
        switch self {
        case .animated: IdStatement(table: .contents, sql: "SELECT id FROM content WHERE frames > 1")
        case .transparent: IdStatement(table: .contents, sql: "SELECT id FROM content WHERE hasAlpha = 1")
        case .archived: IdStatement(table: .files, sql: "SELECT id FROM file WHERE isArchive = 1")
        case .duplicate: nil
        case .offline:
            IdStatement(
                table: .files,
                sql: "SELECT id FROM file WHERE sourceId IN (SELECT id FROM source WHERE isOnline = 0)")
        case .unreadable: IdStatement(table: .pictures, sql: "SELECT id FROM picture WHERE problem IS NOT NULL")
        case .damaged: IdStatement(table: .contents, sql: "SELECT id FROM content WHERE damage IS NOT NULL")
        case .tagged: IdStatement(table: .contents, sql: "SELECT contentId FROM contentTag WHERE origin <> 'model'")
        case .rated: IdStatement(table: .contents, sql: "SELECT id FROM content WHERE rating IS NOT NULL")
        }
    }
}

extension GeoCircle {
    /// The contents in the smallest box of latitudes that holds the circle; the longitudes are up to `contains`.
    func contents(_ db: Database) throws -> IdSet {
        let degrees = kilometres / Self.kilometresPerDegree
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, latitude, longitude FROM content WHERE latitude BETWEEN ? AND ?",
            arguments: [latitude - degrees, latitude + degrees])
        var set = IdSet()
        while let row = try rows.next() {
            if let longitude: Double = row[2], contains(latitude: row[1], longitude: longitude) { set.insert(row[0]) }
        }
        return set
    }

    /// Great-circle distance by the haversine formula.
    func contains(latitude other: Double, longitude otherLongitude: Double) -> Bool {
        let radians = Double.pi / 180
        let north = sin((other - latitude) * radians / 2)
        let east = sin((otherLongitude - longitude) * radians / 2)
        let half = north * north + cos(latitude * radians) * cos(other * radians) * east * east
        return 2 * Self.earthRadius * asin(min(1, half.squareRoot())) <= kilometres
    }

    private static let earthRadius = 6371.0088
    private static let kilometresPerDegree = earthRadius * .pi / 180
}
