internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore

/// `pixelbox add`
struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Add folders, archives or pictures, and read them.",
        discussion: "Stop it whenever you like (Ctrl-C); `pixelbox index` goes on from there.")

    @Argument(help: ArgumentHelp("Folders, archives or pictures.", valueName: "path"))
    var paths: [String]

    @Option(name: .long, help: ArgumentHelp("Passwords for encrypted archives, one on each line.", valueName: "file"))
    var passwordFile: String?

    @Flag(name: .long, help: "Do not read the text in pictures now; `index` does it later.")
    var noText = false

    @Flag(name: .long, help: "Print events as JSON, one on each line.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let library = try options.openOrCreate()
        try await library.remember(archivePasswords: Passwords.read(passwordFile))
        let absolute = paths.map { PathArgument.absolute($0, from: library.configuration.workingFolder) }
        try await IndexRun(isJSON: json).run { report in
            try await library.add(absolute, text: noText ? .later : .last, report: report)
        }
    }
}
