internal import CImaging

/// The picture libraries of this process, started once, when first needed.
enum Imaging {
    static let isStarted: Bool = pb_start()
}
