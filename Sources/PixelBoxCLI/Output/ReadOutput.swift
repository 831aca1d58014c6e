internal import PixelBoxCore

/// What `read` prints: the plain text of each picture as it comes, or one JSON array at the end.
final class ReadOutput {
    /// As they were written on the command line.
    private let files: [String]
    private let isJSON: Bool
    private var texts: [PictureText] = []
    private(set) var hasProblems = false

    init(files: [String], isJSON: Bool) {
        self.files = files
        self.isJSON = isJSON
    }

    func take(_ text: PictureText) {
        var text = text
        text.path = files[texts.count]
        texts.append(text)
        if let problem = text.problem {
            hasProblems = true
            Console.note("skipped \(text.path.displayed): \(problem)")
        }
        guard !isJSON, text.problem == nil else { return }
        // With several pictures each has its name above, as `head` does it.
        if files.count > 1 { Console.print("==> \(text.path.displayed) <==") }
        for line in text.text.split(separator: "\n") { Console.print(String(line).displayed) }
    }

    func finish() {
        if isJSON { Console.printJSON(texts) }
    }
}
