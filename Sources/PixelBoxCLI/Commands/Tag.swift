internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox tag`
struct Tag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tag pictures; tags follow the picture wherever it goes.",
        discussion: "A folder or an archive stands for all pictures in it.")

    @Argument(help: ArgumentHelp("The tag; several with commas between.", valueName: "tag"))
    var tags: String

    @Argument(help: ArgumentHelp("Pictures by path or number, folders, archives.", valueName: "path|id"))
    var pictures: [String]

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let count = try await options.open().tag(pictures, with: try TagList.names(tags))
        Console.note("tagged \(IndexText.count(count, "picture"))")
    }
}

/// `pixelbox untag`
struct Untag: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take tags off pictures.")

    @Argument(help: ArgumentHelp("The tag; several with commas between.", valueName: "tag"))
    var tags: String

    @Argument(help: ArgumentHelp("Pictures by path or number, folders, archives.", valueName: "path|id"))
    var pictures: [String]

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let count = try await options.open().untag(pictures, names: try TagList.names(tags))
        Console.note("took off \(IndexText.count(count, "tag"))")
    }
}

/// Tags as they are written on the command line.
private enum TagList {
    static func names(_ text: String) throws -> [String] {
        let names = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard !names.isEmpty else { throw ValidationError("A tag cannot be empty.") }
        return names
    }
}
