internal import PixelBoxVectors

/// `make bench` calls this: the exact search over made-up looks beside a bare memory scan, one JSON object a line.
/// `Training/copy_pairs.py` calls it with `alignments` or `miniatures`.
@main
enum Main {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 2, let pairs = arguments.first.flatMap(CopyPairs.init), let path = arguments.last {
            try pairs.run(path)
        } else {
            measureSearch()
        }
    }

    private static func measureSearch() {
        for row in VectorBenchmark.run() {
            let fields: [(String, Double)] = [
                ("milliseconds", row.milliseconds), ("medianMilliseconds", row.medianMilliseconds),
                ("gigabytesPerSecond", row.gigabytesPerSecond), ("scanMilliseconds", row.scanMilliseconds),
                ("ratio", row.ratio),
            ]
            let rest = fields.map { ",\"\($0)\":\($1)" }.joined()
            print("{\"count\":\(row.count)\(rest)}")
        }
    }
}
