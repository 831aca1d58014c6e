internal import Foundation
internal import PixelBoxCore

/// Groups of duplicates in words: the best on a line of its own, its copies below.
struct DuplicatesText {
    /// Paths are shown as a person in this folder would write them.
    let folder: String

    /// The groups, and the folders and archives that hold nothing of their own.
    func print(_ report: DuplicatesReport) {
        for group in report.groups {
            Console.print("\(shown(group.best.path))  \(Self.facts(group.best))")
            let words = group.copies.map(Self.words)
            let width = words.map(\.count).max() ?? 0
            for (copy, words) in zip(group.copies, words) {
                let gap = String(repeating: " ", count: width - words.count)
                Console.print("    \(words)\(gap)  \(shown(copy.picture.path))  \(Self.facts(copy.picture))")
            }
        }
        if !report.groups.isEmpty, !report.containers.isEmpty { Console.print("") }
        for container in report.containers {
            let place = container.place.map { "in " + shown($0) } ?? "in other places"
            let pictures = IndexText.count(container.pictures, "picture")
            Console.print("\(shown(container.path)): all of its \(pictures) are \(place) too")
        }
    }

    /// What else there is to say, for standard error.
    func note(_ report: DuplicatesReport) {
        let copies = report.groups.flatMap(\.copies)
        let bytes = copies.filter { $0.picture.archived != true }.reduce(0) { $0 + $1.picture.size }
        let groups = IndexText.count(report.groups.count, "group")
        let count = copies.count == 1 ? "1 copy" : "\(copies.count) copies"
        Console.note("\(groups) with \(count) (\(Self.size(bytes)) in loose files)")
        if let missing = report.looksMissing {
            Console.note("copies in other guises may have been missed, since there are no looks: \(missing)")
        }
    }

    /// "12 files (3.4 MB)"
    static func summary(_ plan: RemovalPlan) -> String {
        "\(IndexText.count(plan.remove.count, "file")) (\(size(plan.bytes))) would go"
    }

    /// "3.4 MB"
    static func size(_ bytes: Int64) -> String {
        switch bytes {
        case ..<1000: "\(bytes) bytes"
        case ..<1_000_000: String(format: "%.1f kB", Double(bytes) / 1e3)
        case ..<1_000_000_000: String(format: "%.1f MB", Double(bytes) / 1e6)
        default: String(format: "%.1f GB", Double(bytes) / 1e9)
        }
    }

    private func shown(_ path: String) -> String { PathArgument.shown(path, from: folder).displayed }

    private static func facts(_ picture: DuplicatePicture) -> String {
        var facts = "(#\(picture.id), \(picture.format) \(picture.width)×\(picture.height), \(size(picture.size))"
        if picture.offline == true { facts += ", offline" }
        return facts + ")"
    }

    private static func words(_ copy: DuplicateCopy) -> String {
        let size = copy.larger.map { $0 == .copy ? "larger" : "smaller" }
        switch copy.relation {
        case .sameBytes: return "same bytes"
        case .samePixels: return "same picture"
        case .resized: return size ?? "resized"
        case .cropped: return copy.whole == .copy ? "shows more" : "cropped"
        case .captioned: return copy.whole == .best ? "lacks a caption or border" : "caption or border"
        case .flipped: return "mirrored"
        case .rotated: return "turned"
        case .reencoded, .recoloured, .variant:
            return size.map { "\(copy.relation.rawValue), \($0)" } ?? copy.relation.rawValue
        }
    }
}
