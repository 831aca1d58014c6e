internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore

/// `pixelbox show`
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show all that is known of one picture.")

    @Argument(help: ArgumentHelp("The picture's path, or its number in the library.", valueName: "path|id"))
    var picture: String

    @Option(
        name: .long,
        help: ArgumentHelp("Also write the original to a new file, out of its archive if need be.", valueName: "file"))
    var extract: String?

    @Flag(name: .long, help: "Print as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open()
        guard let id = try await library.pictureId(picture), let details = try await library.details(ofPicture: id)
        else {
            throw Failure("the library has no picture \(picture)")
        }
        if json { Console.printJSON(details) } else { DetailsText.lines(of: details).forEach(Console.print) }
        if let extract { try await write(library, id, to: extract) }
    }

    private func write(_ library: Library, _ id: Int64, to file: String) async throws {
        guard let original = try await library.original(ofPicture: id) else { return }
        do {
            try Data(original.bytes).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw Failure("\(file) exists already; nothing was written")
        } catch {
            throw Failure("cannot write \(file)")
        }
    }
}
