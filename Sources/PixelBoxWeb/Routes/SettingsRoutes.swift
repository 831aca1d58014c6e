internal import Hummingbird
internal import PixelBoxCore

/// What the user has chosen for the library.
struct SettingsRoutes {
    let library: Library
    let work: WorkLimits

    func add(to router: Router<WebContext>) {
        router.get("/api/settings") { _, _ in .json(library.settings) as Response }
        router.put("/api/settings") { request, _ in
            let settings = try await request.value(Settings.self)
            try await work.run { try library.change(settings: settings) }
            return .json(library.settings) as Response
        }
    }
}
