/// How and where a photo was taken; only what is plausible.
package struct Capture: Sendable, Equatable {
    /// Local time as the camera wrote it, "2021-05-03T12:00:00".
    package var takenAt: String?
    /// Make and model, without saying the make twice.
    package var camera: String?
    package var lens: String?
    package var iso: Int?
    /// The f-number.
    package var aperture: Double?
    /// Exposure time in seconds.
    package var exposure: Double?
    /// Focal length in millimetres.
    package var focalLength: Double?
    /// Degrees, north and east positive.
    package var latitude: Double?
    package var longitude: Double?

    /// Nothing known.
    package init() {}
}
