/// Latitude and longitude as they are written in metadata.
enum Place {
    /// Both in degrees, or nil if they are no place on earth; zero and zero is what a receiver without a fix writes.
    static func checked(latitude: Double?, longitude: Double?) -> (latitude: Double, longitude: Double)? {
        guard let latitude, let longitude, abs(latitude) <= 90, abs(longitude) <= 180,
            latitude != 0 || longitude != 0
        else { return nil }
        return (rounded(latitude), rounded(longitude))
    }

    /// Degrees, minutes and seconds with a letter for the side of the earth.
    static func degrees(_ parts: [Double], side: String?) -> Double? {
        guard 1...3 ~= parts.count, parts.allSatisfy({ $0 >= 0 }), parts.dropFirst().allSatisfy({ $0 < 60.0001 }),
            let letter = side?.uppercased().first
        else { return nil }
        let size = zip(parts, [1, 60, 3600]).reduce(0) { $0 + $1.0 / $1.1 }
        switch letter {
        case "N", "E": return size
        case "S", "W": return -size
        default: return nil
        }
    }

    /// XMP's way: "51,30.5N" or "51,30,15N".
    static func degrees(_ text: String) -> Double? {
        let parts = text.dropLast().split(separator: ",").map { Double($0) }
        guard let side = text.last, parts.allSatisfy({ $0 != nil }) else { return nil }
        return degrees(parts.compactMap { $0 }, side: String(side))
    }

    /// To about a centimetre.
    private static func rounded(_ degrees: Double) -> Double {
        (degrees * 1e7).rounded() / 1e7
    }
}
