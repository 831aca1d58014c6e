internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox rate`
struct Rate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Rate pictures from 1 to 5 stars; 0 takes the rating off.")

    @Argument(help: ArgumentHelp("0 to 5.", valueName: "stars"))
    var stars: Int

    @Argument(help: ArgumentHelp("Pictures by path or number, folders, archives.", valueName: "path|id"))
    var pictures: [String]

    @OptionGroup var options: LibraryOptions

    func validate() throws {
        guard (0...5).contains(stars) else { throw ValidationError("A rating is a number from 0 to 5.") }
    }

    func run() async throws {
        let count = try await options.open().rate(pictures, stars: stars == 0 ? nil : stars)
        Console.note("rated \(IndexText.count(count, "picture"))")
    }
}
