internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox remove`
struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Forget a source. Your files stay as they are.",
        discussion: "Tags and ratings are kept, in case the pictures come back.")

    @Argument(help: ArgumentHelp("A folder, archive or picture that was added.", valueName: "path"))
    var path: String

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open()
        let absolute = PathArgument.absolute(path, from: library.configuration.workingFolder)
        guard let count = try await library.remove(source: absolute) else {
            let sources = try await library.status().sources.map { "\n  " + $0.path }.joined()
            throw Failure("\(absolute) is not a source of the library; its sources are:\(sources)")
        }
        Console.note("forgot \(absolute) with \(IndexText.count(count, "picture")); the files are untouched")
    }
}
