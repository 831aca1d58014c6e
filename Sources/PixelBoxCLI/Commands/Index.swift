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

    @Flag(name: .long, help: "Do not read the text in pictures now.")
    var noText = false

    @Flag(name: .long, help: "Read the text in pictures that are in the library already, and nothing else.")
    var textOnly = false

    @Flag(name: .long, help: "Print events as JSON, one on each line.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func validate() throws {
        if noText, textOnly { throw ValidationError("--no-text and --text-only leave nothing to do.") }
        if watch, textOnly { throw ValidationError("--watch reads what is new, so it does not go with --text-only.") }
    }

    func run() async throws {
        let library = try options.open()
        let text: TextReading = noText ? .later : textOnly ? .only : .last
        let run = IndexRun(isJSON: json)
        guard watch else {
            return try await run.run { try await library.index(retry: retry, text: text, report: $0) }
        }
        try await run.showing { report in
            if retry { try await library.index(retry: true, text: .later, report: report) }
            try await library.watch(text: text, report: report)
        }
    }
}
