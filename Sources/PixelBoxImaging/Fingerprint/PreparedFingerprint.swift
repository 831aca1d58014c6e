/// A fingerprint made ready to be compared with many others. Keeps what it computes; use one in one thread at a time.
package final class PreparedFingerprint {
    let content: FingerprintContent
    private var orientedViews: [Key: FingerprintView] = [:]
    private var orientedMiniatures: [Orientation: MiniatureSearch.View] = [:]

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

    /// The whole picture, and what lies within its margins if it has any.
    private(set) lazy var miniatures: [MiniatureSearch.View] = {
        var views = [
            MiniatureSearch.View(
                extent: .whole, miniature: content.miniature, proportion: Float(content.width) / Float(content.height))
        ]
        if let framed = content.framed {
            views.append(
                MiniatureSearch.View(
                    extent: .framed, miniature: framed.miniature,
                    proportion: Float(framed.width) / Float(framed.height)))
        }
        if content.hasMargins {
            views.append(
                MiniatureSearch.View(
                    extent: .content, miniature: Miniature(contentOf: content), proportion: content.proportion))
        }
        return views
    }()

    /// What stands out from a plain ground.
    private(set) lazy var partMiniatures = parts.map { part in
        MiniatureSearch.View(
            extent: .part, miniature: Miniature(contentOf: part.content), proportion: part.content.proportion)
    }

    /// A whole picture mirrored or turned.
    func oriented(_ view: MiniatureSearch.View, _ orientation: Orientation) -> MiniatureSearch.View {
        if orientation == .upright { return view }
        if let known = orientedMiniatures[orientation] { return known }
        let oriented = MiniatureSearch.View(
            extent: view.extent, miniature: view.miniature.oriented(orientation),
            proportion: orientation.isTransposed ? 1 / view.proportion : view.proportion)
        orientedMiniatures[orientation] = oriented
        return oriented
    }
}
