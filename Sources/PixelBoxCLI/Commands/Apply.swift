internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox apply`
struct Apply: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Move what a plan of `pixelbox duplicates` names to the trash.",
        discussion: """
            Each file is checked again: it moves only if it is what the plan says, and if the picture that is kept is \
            still there. Tags and ratings go over to that one. Nothing is deleted; `pixelbox undo` takes it back.
            Exit status: 0 all is done, 2 something was left where it is.
            """)

    @Argument(help: ArgumentHelp("A file written by `pixelbox duplicates --plan`.", valueName: "plan"))
    var plan: String

    @Flag(name: .long, help: "Print what was done as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open()
        let file = PathArgument.absolute(plan, from: library.configuration.workingFolder)
        let plan = try PlanFile.read(file)
        let trash = options.homeTrash
        let report = try await RemovalRun.showing(json: json, verb: "moved to the trash") {
            try await library.apply(plan, homeTrash: trash)
        }
        if !report.skipped.isEmpty { throw ExitCode(2) }
    }
}

/// `pixelbox undo`
struct Undo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring back what `pixelbox apply` moved to the trash.",
        discussion:
            "Takes the last run back, or the one that is named. Exit status: 2 if something could not come back.")

    @Argument(help: ArgumentHelp("Which run; the last one that was not taken back, if left out.", valueName: "run"))
    var run: String?

    @Flag(name: .long, help: "List the runs that can be taken back.")
    var list = false

    @Flag(name: .long, help: "Print what was done as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.open()
        if list { return library.removals().forEach { Console.print($0) } }
        let name = self.run
        let report = try await RemovalRun.showing(json: json, verb: "brought back") { try await library.undo(name) }
        if report.count > 0 { try await IndexRun(isJSON: false).showing { _ = try await library.index(report: $0) } }
        if !report.skipped.isEmpty { throw ExitCode(2) }
    }
}
