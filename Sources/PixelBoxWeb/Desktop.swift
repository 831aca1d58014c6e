public import Foundation

/// Opening files and pages on the desktop of this machine, if there is one and it is for the person in front of it.
public struct Desktop: Sendable {
    /// Whether anything can be opened.
    public let canOpen: Bool
    private let environment: [String: String]

    /// Where others can ask too, nothing is opened: whoever asks need not sit here.
    public init(isOpenToOthers: Bool = false, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
        #if os(macOS)
        canOpen = !isOpenToOthers
        #else
        let hasScreen = ["DISPLAY", "WAYLAND_DISPLAY"].contains { environment[$0]?.isEmpty == false }
        canOpen = !isOpenToOthers && hasScreen && FileManager.default.isExecutableFile(atPath: Self.opener)
        #endif
    }

    /// Opens a file or an address with the program that the user has chosen for its type.
    /// - Returns: whether that program could be asked to.
    public func open(_ path: String) -> Bool { run(Self.opener, [path]) }

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
