internal import Foundation
internal import PixelBoxCore

/// Search results as a table, one picture on each line.
struct SearchTable {
    let library: Library
    /// Nil: without pictures.
    let pictures: TerminalPictures?

    func print(_ answer: SearchAnswer, offset: Int) async {
        let rows = answer.hits.map(Row.init)
        let idWidth = rows.map(\.id.count).max() ?? 0
        let sizeWidth = rows.map(\.size.count).max() ?? 0
        // Among pictures that have the words in writing the lines would mean nothing.
        let hasLines = answer.hits.allSatisfy { $0.fit != nil }
        var fit = SearchHit.Fit?.none
        for (hit, row) in zip(answer.hits, rows) {
            if hasLines, hit.fit != fit, let line = Self.line(above: hit.fit, isFirst: fit == nil && offset == 0) {
                Console.note(line)
            }
            fit = hit.fit
            if let pictures, let thumbnail = try? await library.thumbnail(ofPicture: hit.id),
                let drawn = pictures.draw(thumbnail.bytes)
            {
                Console.write(drawn + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
            }
            let path = PathArgument.shown(hit.path, from: library.configuration.workingFolder).displayed
            Console.print("\(row.id.leftPadded(idWidth))  \(row.size.leftPadded(sizeWidth))  \(path)\(row.why)")
        }
        let range =
            answer.hits.isEmpty || (offset == 0 && answer.hits.count == answer.total)
            ? "" : "\(offset + 1) to \(offset + answer.hits.count) of "
        let time = String(format: answer.tookMilliseconds < 10 ? "%.1f" : "%.0f", answer.tookMilliseconds)
        Console.note("\(range)\(IndexText.count(answer.total, "picture")) in \(time) ms")
    }

    /// What stands above the first picture that fits a description less well than those before it.
    private static func line(above fit: SearchHit.Fit?, isFirst: Bool) -> String? {
        switch fit {
        case .good, nil: nil
        case .maybe: isFirst ? "nothing fits well; these may:" : "less sure:"
        case .poor: isFirst ? "nothing fits well; these come closest:" : "hardly fits:"
        }
    }

    private struct Row {
        let id: String
        let size: String
        let why: String

        init(_ hit: SearchHit) {
            id = "#\(hit.id)"
            size = if let width = hit.width, let height = hit.height { "\(width)×\(height)" } else { "-" }
            var reasons = hit.matched.map {
                $0.by == .look || $0.by == .words ? $0.detail : "\($0.by.rawValue): \($0.detail)"
            }
            if hit.offline == true { reasons.append("offline") }
            if let problem = hit.problem { reasons.append(problem) }
            why = reasons.isEmpty ? "" : "  (\(reasons.joined(separator: "; ").displayed))"
        }
    }
}

extension PathArgument {
    /// A path as a person in `folder` would write it.
    static func shown(_ path: String, from folder: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }
}

extension String {
    func leftPadded(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
