internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox index`
struct Index: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the library up to date.",
        discussion:
            "Reads what is new or changed, and forgets what is gone. Sources that are not there stay searchable.")

    @Flag(name: .long, help: "Also try again what could not be read before.")
    var retry = false

    @Flag(name: .long, help: "Print events as JSON, one on each line.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open()
        try await IndexRun(isJSON: json).run { report in try await library.index(retry: retry, report: report) }
    }
}
