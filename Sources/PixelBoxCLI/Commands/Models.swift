internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox models`
struct Models: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Choose the model that understands descriptions of pictures.",
        discussion: """
            PixelBox comes with a small model. Others in the layout in which Immich publishes CLIP and its kin work as \
            they are: get one by its name, or add a folder. Pictures are described anew by `pixelbox index`; until that \
            is done, the model before goes on answering.
            """,
        subcommands: [List.self, Add.self, Use.self, Get.self, Remove.self], defaultSubcommand: List.self)

    /// `pixelbox models list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what is installed: size, dimensions, speed on this machine, licence.")

        @Flag(name: .long, help: "Print as JSON.")
        var json = false

        @OptionGroup var options: LibraryOptions

        func run() async throws {
            let models = try await options.openOrCreate().models(measure: true)
            if json { Console.printJSON(models) } else { ModelsText.lines(of: models).forEach(Console.print) }
        }
    }

    /// `pixelbox models add`
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Copy a model folder into the library.")

        @Argument(help: ArgumentHelp("The folder; its name becomes that of the model.", valueName: "dir"))
        var folder: String

        @OptionGroup var options: LibraryOptions

        func run() async throws {
            let library = try options.openOrCreate()
            let path = PathArgument.absolute(folder, from: library.configuration.workingFolder)
            let name = try await library.addModel(from: path)
            Console.note("added \(name); use it with: pixelbox models use \(name)")
        }
    }

    /// `pixelbox models use`
    struct Use: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Describe pictures with a model from now on.")

        @Argument(help: ArgumentHelp("As `pixelbox models list` shows it.", valueName: "name"))
        var name: String

        @OptionGroup var options: LibraryOptions

        func run() async throws {
            let library = try options.openOrCreate()
            try await library.useModel(name)
            let status = try await library.models().first { $0.name == name }
            let isDone = status?.answering ?? true
            Console.note(isDone ? "using \(name)" : "using \(name) once pictures are described with it: pixelbox index")
        }
    }

    /// `pixelbox models get`
    struct Get: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Download a model that Immich publishes, such as ViT-B-32__openai.",
            discussion: """
                From the address in PIXELBOX_MODEL_SOURCE, by default \(Configuration.usualModelSource). A download that \
                was broken off goes on where it was.
                """)

        @Argument(help: ArgumentHelp("The name of the model.", valueName: "name"))
        var name: String

        @OptionGroup var options: LibraryOptions

        func run() async throws {
            let library = try options.openOrCreate()
            let line = DownloadLine()
            defer { line.end() }
            try await Interruption.cancelling { [name] in
                try await library.downloadModel(name) { line.show($0) }
            }
            Console.note("got \(name); use it with: pixelbox models use \(name)")
        }
    }

    /// `pixelbox models remove`
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a model that was added off the disk, with what it made of the pictures.")

        @Argument(help: ArgumentHelp("As `pixelbox models list` shows it.", valueName: "name"))
        var name: String

        @OptionGroup var options: LibraryOptions

        func run() async throws {
            try await options.open().removeModel(name)
            Console.note("removed \(name)")
        }
    }
}
