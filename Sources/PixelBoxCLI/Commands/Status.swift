internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox status`
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the library holds, how far reading has come, and what was skipped and why.")

    @Flag(name: .long, help: "Print as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let status = try await options.open().status()
        if json { Console.printJSON(status) } else { StatusText.lines(of: status).forEach(Console.print) }
    }
}
