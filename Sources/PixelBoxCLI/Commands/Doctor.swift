internal import ArgumentParser
internal import PixelBoxCore

/// `pixelbox doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check this machine: libraries, models, permissions, the library file.")

    @Flag(name: .long, help: "Print as JSON.")
    var json = false

    @OptionGroup var options: LibraryOptions

    func run() async throws {
        let checkup = await Checkup.run(options.configuration())
        if json {
            Console.printJSON(checkup)
        } else {
            for check in checkup.checks {
                Console.print("\(check.isFine ? "ok  " : "FAIL") \(check.subject): \(check.finding)")
            }
        }
        guard checkup.checks.allSatisfy(\.isFine) else { throw ExitCode.failure }
    }
}
