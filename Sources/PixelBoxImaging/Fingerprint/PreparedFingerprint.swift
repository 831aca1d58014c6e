/// A fingerprint made ready to be compared with many others. Keeps what it computes; use one in one thread at a time.
package final class PreparedFingerprint {
    let content: FingerprintContent
    private var orientedViews: [Key: FingerprintView] = [:]

    private struct Key: Hashable {
        let ground: UInt8
        let orientation: Orientation
    }

    /// Prepares a fingerprint; what a comparison needs is computed when it is first needed.
    package convenience init(_ fingerprint: Fingerprint) {
        self.init(fingerprint.content)
    }

    init(_ content: FingerprintContent) {
        self.content = content
    }

    /// What stands out from a plain ground, each as a picture of its own.
    private(set) lazy var parts = content.parts.map(PreparedFingerprint.init)

    /// The picture over a ground of this brightness, which only matters where it is transparent.
    func view(ground: UInt8, orientation: Orientation = .upright) -> FingerprintView {
        let key = Key(ground: content.alpha == nil ? 128 : ground, orientation: orientation)
        if let known = orientedViews[key] { return known }
        let view =
            orientation == .upright
            ? FingerprintView(content, ground: key.ground)
            : self.view(ground: ground).oriented(orientation)
        orientedViews[key] = view
        return view
    }
}
