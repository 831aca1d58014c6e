internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore
internal import PixelBoxWeb

/// Starts the program. Arguments are taken as bytes, since file names need not be valid UTF-8.
@main
struct Main {
    static func main() async {
        let arguments = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
            .dropFirst().compactMap { $0 }
            .map { pointer in
                PathArgument.text(fromBytes: UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
            }
        await PixelBox.main(arguments)
    }
}

/// The root command.
struct PixelBox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pixelbox",
        abstract: "Find any picture that you already own.",
        discussion: """
            Add folders and archives once, then search by name, metadata, tag and look. Nothing leaves this machine.

            On a desktop, `pixelbox` alone opens the page.
            """,
        version: version,
        subcommands: [
            Add.self, Index.self, Search.self, Have.self, Duplicates.self, Apply.self, Undo.self,
            Read.self, Show.self, Tag.self, Untag.self, Rate.self, Status.self, Remove.self,
            Serve.self, Models.self, Doctor.self,
        ])

    static let version = "0.1.0"

    func run() async throws {
        guard Desktop().canOpen else { throw CleanExit.helpRequest(self) }
        try await Serve.parse(["--open"]).run()
    }
}
