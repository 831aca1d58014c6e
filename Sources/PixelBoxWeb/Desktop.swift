internal import Foundation

/// Opening files on the desktop of this machine, if the server runs on one and for the person in front of it.
struct Desktop: Sendable {
    /// Whether files can be opened.
    let canOpen: Bool
    private let environment: [String: String]

    /// Where others can ask too, nothing is opened: whoever asks need not sit here.
    init(isOpenToOthers: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
        #if os(macOS)
        canOpen = !isOpenToOthers
        #else
        let hasScreen = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
        canOpen = !isOpenToOthers && hasScreen && FileManager.default.isExecutableFile(atPath: Self.opener)
        #endif
    }

    /// Opens a file with the program that the user has chosen for its type.
    /// - Returns: whether that program could be asked to.
    func open(_ path: String) -> Bool { run(Self.opener, [path]) }

    /// Shows a file in the file manager; where it cannot select a file, opens the folder.
    /// - Returns: whether the file manager could be asked to.
    func reveal(_ path: String) -> Bool {
        #if os(macOS)
        return run(Self.opener, ["-R", path])
        #else
        let folder = (path as NSString).deletingLastPathComponent
        return run(Self.opener, [folder])
        #endif
    }

    #if os(macOS)
    private static let opener = "/usr/bin/open"
    #else
    private static let opener = "/usr/bin/xdg-open"
    #endif

    private func run(_ program: String, _ arguments: [String]) -> Bool {
        guard canOpen else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        return (try? process.run()) != nil
    }
}
