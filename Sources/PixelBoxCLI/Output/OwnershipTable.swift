internal import Foundation
internal import PixelBoxCore

/// What the library has, one picture on each line, and one line for each path asked about.
struct OwnershipTable {
    /// Paths are shown as a person in this folder would write them.
    let folder: String

    /// The pictures and the summaries.
    func print(_ report: OwnershipReport) {
        let rows = report.pictures.map { (verdict: Self.words($0), picture: $0) }
        let width = rows.map(\.verdict.count).max() ?? 0
        for (verdict, picture) in rows {
            var line = verdict + String(repeating: " ", count: width - verdict.count) + "  " + shown(picture.path)
            if let place = picture.have.first, picture.isOwned || place.relation == .variant {
                line += (picture.isOwned ? "  =  " : "  ~  ") + shown(place.path)
                if place.offline == true { line += " (offline)" }
            }
            if let saved = picture.savedAs { line += "  →  " + shown(saved) }
            if let reason = picture.reason { line += "  (\(reason.displayed))" }
            Console.print(line)
        }
        if !rows.isEmpty { Console.print("") }
        for summary in report.summaries { Console.print(line(summary)) }
    }

    /// What else there is to say, for standard error.
    func note(_ report: OwnershipReport, withSummaries: Bool) {
        if withSummaries { for summary in report.summaries { Console.note(line(summary)) } }
        if let missing = report.looksMissing {
            Console.note("copies in other guises may have been missed, since there are no looks: \(missing)")
        }
    }

    /// "Kenney_UI.zip: 412 pictures, 389 you have in assets/kenney/ui-pack, 23 new"
    private func line(_ summary: OwnershipSummary) -> String {
        var parts = [IndexText.count(summary.pictures, "picture")]
        let place = summary.place.map { $0 == summary.path ? "" : " in " + shown($0) } ?? ""
        let isAll = summary.owned > 0 && summary.owned == summary.pictures && summary.unreadable == 0
        if summary.owned > 0 { parts.append("\(isAll ? "all of them" : "\(summary.owned)") you have\(place)") }
        if summary.new > 0 { parts.append("\(summary.new) new") }
        if summary.unreadable > 0 { parts.append("\(summary.unreadable) could not be read") }
        return shown(summary.path) + ": " + parts.joined(separator: ", ")
    }

    private func shown(_ path: String) -> String {
        PathArgument.shown(path, from: folder).displayed
    }

    /// A caption, a border or margins: which of the two has them.
    private static func captioned(_ whole: PictureVerdict.Side?) -> String {
        switch whole {
        case .yours: "yours has a caption or border"
        case .library: "yours lacks a caption or border"
        case nil: "captioned"
        }
    }

    /// The verdict in words, as said to who asked.
    private static func words(_ picture: PictureVerdict) -> String {
        guard picture.isOwned, let place = picture.have.first else {
            return picture.have.isEmpty ? picture.verdict : "\(picture.verdict) (variant)"
        }
        let size = place.larger.map { $0 == .yours ? "yours is larger" : "yours is smaller" }
        let kind =
            switch place.relation {
            case .sameBytes: "same bytes"
            case .samePixels: "same picture"
            case .resized: size ?? "resized"
            case .cropped: place.whole == .yours ? "yours shows more" : "yours is cropped"
            case .captioned: captioned(place.whole)
            case .flipped: "mirrored"
            case .rotated: "turned"
            case .reencoded, .recoloured, .variant: place.relation.rawValue
            }
        switch place.relation {
        case .recoloured, .captioned, .flipped, .rotated: return size.map { "\(kind), \($0)" } ?? kind
        default: return kind
        }
    }
}
