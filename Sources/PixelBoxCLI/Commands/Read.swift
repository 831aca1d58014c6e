internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox read`
struct Read: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the text in pictures.",
        discussion: "Any pictures, in the library or not; in archives write pack.zip!/a.png. Nothing is stored.")

    @Argument(help: ArgumentHelp("Pictures.", valueName: "file"))
    var files: [String]

    @Flag(name: .long, help: "Print as a JSON array, with the box of each line and how sure it is.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let configuration = options.configuration()
        let absolute = files.map { PathArgument.absolute($0, from: configuration.workingFolder) }
        let output = ReadOutput(files: files, isJSON: json)
        try await PictureTextReader(configuration).read(absolute) { output.take($0) }
        output.finish()
        if output.hasProblems { throw ExitCode(2) }
    }
}
