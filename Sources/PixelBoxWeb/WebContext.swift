internal import Hummingbird
internal import NIOCore

/// What is known of a request while it is answered.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The browser that asks; nil for programs that keep no cookies.
    var session: Session?

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
