internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox search`
struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find pictures.",
        discussion: """
            Free words rank, fields filter: cat -cartoon width:>1000 iso:200-800 date:2021-05 in:*.zip
            With --like the results look like a picture. docs/cli.md has the whole query language.
            """)

    @Argument(help: ArgumentHelp("What to search for; several words need no quotes.", valueName: "query"))
    var words: [String] = []

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "A picture that the results should look like; can be given several times.", valueName: "file"))
    var like: [String] = []

    @Option(name: .long, help: ArgumentHelp("How many results at most.", valueName: "n"))
    var limit = SearchRequest.defaultLimit

    @Option(name: .long, help: ArgumentHelp("How many results to leave out at the start.", valueName: "n"))
    var offset = 0

    @Flag(name: .long, help: "Show small pictures, where the terminal can (kitty, iTerm2, sixel).")
    var thumbnails = false

    @Flag(name: .long, help: "Print the answer as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func validate() throws {
        guard limit >= 0, offset >= 0 else { throw ValidationError("--limit and --offset cannot be negative.") }
    }

    func run() async throws {
        let library = try options.open()
        let likes = like.map { path in
            LikeReference.path(PathArgument.absolute(path, from: library.configuration.workingFolder))
        }
        let request = SearchRequest(query: words.joined(separator: " "), likes: likes, limit: limit, offset: offset)
        let answer = try await library.search(request)
        guard !json else { return Console.printJSON(answer) }
        let pictures = thumbnails ? TerminalPictures.detect() : nil
        await SearchTable(library: library, pictures: pictures).print(answer, offset: offset)
        if thumbnails, pictures == nil { Console.note("this terminal cannot show pictures") }
        if let correction = try await library.correction(of: request.query) {
            Console.note("did you mean: \(correction.displayed)")
        }
    }
}
