internal import PixelBoxStore

extension String {
    /// Whether this is a folder or an archive, or something in it.
    func isAtOrBelow(_ place: String) -> Bool {
        self == place || isInside(place) || hasPrefix(place + archiveSeparator)
    }
}
