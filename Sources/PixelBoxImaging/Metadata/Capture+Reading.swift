#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension Capture {
    /// What EXIF says, and where it is silent XMP and IPTC.
    init(exif entries: [ExifReader.Entry], xmp: XMPReader?, iptc: [MetadataField]) {
        self.init()
        let exif = Lookup(entries: entries)
        let make = exif.text(0x010F) ?? xmp?.first("tiff:Make")
        let model = exif.text(0x0110) ?? xmp?.first("tiff:Model")
        camera = CameraName.name(make: make, model: model)
        let day = iptc.first { $0.key == "iptc:DateCreated" }?.value
        let time = iptc.first { $0.key == "iptc:TimeCreated" }?.value
        let dates = [
            exif.text(0x9003), exif.text(0x9004), xmp?.first("exif:DateTimeOriginal"),
            xmp?.first("photoshop:DateCreated"), day.map { Self.dated($0, time) }, xmp?.first("xmp:CreateDate"),
            // This one changes when a picture is edited; it counts only where a camera wrote it.
            camera == nil ? nil : exif.text(0x0132),
        ]
        takenAt = dates.lazy.compactMap { $0.flatMap(CaptureDate.local) }.first
        lens =
            CameraName.sensible(exif.text(0xA434)) ?? CameraName.sensible(xmp?.first("exifEX:LensModel"))
            ?? CameraName.sensible(xmp?.first("aux:Lens"))
        let speeds = [0x8827, 0x8831, 0x8832, 0x8833].flatMap(exif.numbers)
        iso = speeds.first { 1..<65_535 ~= $0 || 65_536...10_000_000 ~= $0 }.map { Int($0) }
        aperture = Self.plausible(exif.number(0x829D), in: 0.3...300)
        if aperture == nil, let apex = exif.number(0x9202), 0...16 ~= apex {
            aperture = Self.plausible((exp2(apex / 2) * 10).rounded() / 10, in: 0.3...300)
        }
        exposure = Self.plausible(exif.number(0x829A), in: 1e-7...86_400)
        if exposure == nil, let apex = exif.number(0x9201), -16...24 ~= apex, apex != 0 {
            exposure = Self.plausible(exp2(-apex), in: 1e-7...86_400)
        }
        focalLength = Self.plausible(exif.number(0x920A), in: 0.1...10_000)
        let place =
            Place.checked(
                latitude: Place.degrees(exif.numbers(2, in: .gps), side: exif.text(1, in: .gps)),
                longitude: Place.degrees(exif.numbers(4, in: .gps), side: exif.text(3, in: .gps)))
            ?? Place.checked(
                latitude: xmp?.first("exif:GPSLatitude").flatMap(Place.degrees),
                longitude: xmp?.first("exif:GPSLongitude").flatMap(Place.degrees))
        latitude = place?.latitude
        longitude = place?.longitude
    }

    /// IPTC writes "20210503" and "120000+0200".
    private static func dated(_ day: String, _ time: String?) -> String {
        guard let time, time.utf8.count >= 6 else { return day }
        let digits = Array(time.prefix(6))
        return "\(day)T\(String(digits[0..<2])):\(String(digits[2..<4])):\(String(digits[4..<6]))"
    }

    private static func plausible(_ number: Double?, in range: ClosedRange<Double>) -> Double? {
        number.flatMap { range.contains($0) ? $0 : nil }
    }
}

/// EXIF entries by their tags.
private struct Lookup {
    let entries: [ExifReader.Entry]

    func value(_ tag: Int, in directory: ExifReader.Directory) -> ExifValue? {
        entries.first { $0.tag == tag && ($0.directory == .gps) == (directory == .gps) }?.value
    }

    func text(_ tag: Int, in directory: ExifReader.Directory = .image) -> String? {
        value(tag, in: directory)?.description
    }

    func numbers(_ tag: Int, in directory: ExifReader.Directory) -> [Double] {
        value(tag, in: directory)?.numbers ?? []
    }

    func numbers(_ tag: Int) -> [Double] { numbers(tag, in: .image) }

    func number(_ tag: Int) -> Double? { numbers(tag).first }
}
