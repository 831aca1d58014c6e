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

    @Flag(name: .long, help: "Go on watching the sources until Ctrl-C, and read what is new a few seconds later.")
    var watch = false

    @Flag(name: .long, help: "Print events as JSON, one on each line.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open()
        let run = IndexRun(isJSON: json)
        guard watch else { return try await run.run { try await library.index(retry: retry, report: $0) } }
        try await run.showing { report in
            if retry { try await library.index(retry: true, report: report) }
            try await library.watch(report: report)
        }
    }
}
