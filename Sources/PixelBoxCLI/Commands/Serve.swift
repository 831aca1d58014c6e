internal import ArgumentParser
internal import Foundation
internal import PixelBoxCore
internal import PixelBoxWeb

/// `pixelbox serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open PixelBox as a page in your browser.",
        discussion: """
            While it runs, it looks for changes in the sources and reads what is new. Only this machine can reach it. With --listen others can too, and have to give the password that is in \
            PIXELBOX_PASSWORD; it crosses the network unencrypted, so use it in networks that you trust.
            """)

    @Option(name: .long, help: ArgumentHelp("The port; 0 takes any that is free.", valueName: "n"))
    var port = WebConfiguration.defaultPort

    @Option(
        name: .long,
        help: ArgumentHelp("Let other machines in too: an address of this machine, or 0.0.0.0.", valueName: "address"))
    var listen = WebConfiguration.thisMachine

    @Flag(name: .long, help: "Open the page in the browser.")
    var open = false

    @Flag(name: .long, help: "Do not look for changes in the sources, and read nothing unless asked to.")
    var noWatch = false

    private static let watchInterval = Duration.seconds(15)

    @OptionGroup var options: LibraryOptions

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
    }

    func run() async throws {
        let library = try options.openOrCreate()
        let environment = ProcessInfo.processInfo.environment
        var configuration = WebConfiguration(
            address: listen, port: port, password: environment["PIXELBOX_PASSWORD"], home: environment["HOME"] ?? "/",
            homeTrash: options.homeTrash)
        if !noWatch { configuration.watchInterval = Self.watchInterval }
        let server = WebServer(library: library, configuration: configuration)
        let opens = open
        do {
            try await server.run { address in
                Console.note("PixelBox is at \(address)  (Ctrl-C stops it)")
                if opens, !Desktop().open(address) { Console.note("open that address in your browser") }
            }
        } catch let problem as WebServerProblem {
            // Most likely it runs already, as a service or from another click on its icon.
            guard opens, !configuration.isOpenToOthers, case .cannotListen = problem,
                Desktop().open("http://\(configuration.address):\(configuration.port)/")
            else { throw problem }
            Console.note("\(problem.description); opened what is there already")
        }
    }
}
