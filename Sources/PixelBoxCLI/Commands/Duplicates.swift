internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore

/// `pixelbox duplicates`
struct Duplicates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Find groups of the same picture, loose or in archives.",
        discussion: """
            Prints the best of each group and how the others are related to it; nothing is changed. With --plan it \
            writes down what could go; `pixelbox apply` carries that out.
            """)

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            "What makes a picture the best, first come first: lossless, resolution, bytes, exif, folder:PATH, oldest.",
            valueName: "rules"))
    var prefer: [String] = []

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp(
            """
            Only copies related in this way, for example same-bytes,resized; all but variant if left out, with --plan \
            same-bytes,same-pixels.
            """,
            valueName: "relations"))
    var kind: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Only groups with pictures in both of two folders or archives.", valueName: "path path"))
    var across: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp("Remember for ever that two pictures are no duplicates.", valueName: "path|id path|id"))
    var not: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Write what would be removed into a new file; nothing is removed.", valueName: "file"))
    var plan: String?

    @Flag(name: .long, help: "Print the groups as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func validate() throws {
        guard across.isEmpty || across.count == 2 else { throw ValidationError("--across takes two paths.") }
        guard not.isEmpty || not.count == 2 else { throw ValidationError("--not takes two pictures.") }
        _ = try kinds()
        guard PreferenceRule.list(prefer.joined(separator: ","), from: "/") != nil || prefer.isEmpty else {
            throw ValidationError(
                "--prefer takes lossless, resolution, bytes, exif, folder:PATH and oldest, with commas between.")
        }
    }

    func run() async throws {
        let library = try options.open()
        guard not.isEmpty else {
            try await library.setNotDuplicates(not[0], not[1])
            return Console.note("remembered: \(not[0]) and \(not[1]) are no duplicates")
        }
        let request = try request(library.configuration.workingFolder)
        let report = try await DuplicatesRun().showing { show in try await library.duplicates(request, report: show) }
        let text = DuplicatesText(folder: library.configuration.workingFolder)
        if json { Console.printJSON(report) } else { text.print(report) }
        text.note(report)
        guard let plan else { return }
        let removal = try await library.removalPlan(for: report)
        try PlanFile.write(removal, to: PathArgument.absolute(plan, from: library.configuration.workingFolder))
        Console.note("\(plan): \(DuplicatesText.summary(removal)); `pixelbox apply \(plan)` moves them to the trash")
    }

    private func request(_ folder: String) throws -> DuplicatesRequest {
        var request = DuplicatesRequest()
        if !prefer.isEmpty {
            request.rules = PreferenceRule.list(prefer.joined(separator: ","), from: folder) ?? PreferenceRule.standard
        }
        if plan != nil { request.kinds = DuplicatesRequest.safeKinds }
        if let kinds = try kinds() { request.kinds = kinds }
        if across.count == 2 {
            request.across = (
                PathArgument.absolute(across[0], from: folder), PathArgument.absolute(across[1], from: folder)
            )
        }
        return request
    }

    private func kinds() throws -> Set<CopyRelation.Kind>? {
        guard !kind.isEmpty else { return nil }
        return try Set(
            kind.flatMap { $0.split(separator: ",") }.map { name in
                guard let kind = CopyRelation.Kind(rawValue: String(name)) else {
                    let all = CopyRelation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("There is no relation \(name); there are \(all).")
                }
                return kind
            })
    }
}
