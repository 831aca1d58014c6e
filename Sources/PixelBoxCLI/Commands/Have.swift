internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox have`
struct Have: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What of this do I already have?",
        discussion: """
            Looks at each picture in folders and archives, and finds it in the library even if it was resized, saved \
            again, recoloured, cropped or captioned. Nothing is added.
            Exit status: 0 all is there, 3 something is new, 2 nothing is new but something could not be read.
            """)

    @Argument(help: ArgumentHelp("Folders, archives or pictures.", valueName: "path"))
    var paths: [String]

    @Option(
        name: .long,
        help: ArgumentHelp("Write the new pictures into this folder; nothing there is overwritten.", valueName: "dir"))
    var newTo: String?

    @Option(name: .long, help: ArgumentHelp("Passwords for encrypted archives, one on each line.", valueName: "file"))
    var passwordFile: String?

    @Flag(name: .long, help: "Print the verdicts as a JSON array.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open(passwords: Passwords.read(passwordFile))
        let folder = library.configuration.workingFolder
        let absolute = paths.map { PathArgument.absolute($0, from: folder) }
        let target = newTo.map { PathArgument.absolute($0, from: folder) }
        let report = try await IndexRun(isJSON: false).showing { show in
            try await library.have(absolute, extractingNewTo: target, report: show)
        }
        let table = OwnershipTable(folder: folder)
        if json { Console.printJSON(report.pictures) } else { table.print(report) }
        table.note(report, withSummaries: json)
        if report.hasNew { throw ExitCode(3) }
        if report.hasUnreadable { throw ExitCode(2) }
    }
}
