internal import Foundation
internal import PixelBoxCore

/// Progress and results of an update in words.
enum IndexText {
    static let stopped = "stopped; what was read is kept, and `pixelbox index` goes on from here"

    static func line(_ progress: IndexProgress) -> String {
        switch progress.stage {
        case .scanning: return "looking for pictures: \(progress.scanned) files"
        case .fingerprints: return "making fingerprints: " + behind(progress)
        case .descriptions: return "describing pictures: " + behind(progress)
        case .looks: return "looking at pictures again: " + behind(progress)
        case .text: return "reading text: " + behind(progress)
        case .reading:
            let files = progress.filesTotal == 1 ? "" : "\(progress.filesDone) of \(progress.filesTotal) files, "
            var text = "\(files)\(count(progress.pictures, "picture")), \(rate(progress.rate))"
            text += left(progress)
            if progress.skipped > 0 { text += ", \(progress.skipped) skipped" }
            return text
        }
    }

    /// How far a stage behind reading has come.
    private static func behind(_ progress: IndexProgress) -> String {
        "\(progress.pictures) of \(count(progress.filesTotal, "picture")), \(rate(progress.rate))" + left(progress)
    }

    private static func left(_ progress: IndexProgress) -> String {
        progress.remainingSeconds.map { ", \(duration($0)) left" } ?? ""
    }

    static func offline(_ path: String) -> String {
        "\(path) is not there now: its pictures stay searchable (`pixelbox remove` forgets them)"
    }

    static func summary(_ report: IndexReport) -> String {
        var parts = [count(report.pictures, "picture") + " read"]
        if report.known > 0 { parts.append("\(report.known) of them known already") }
        if report.unchangedEntries > 0 { parts.append("\(report.unchangedEntries) in archives unchanged") }
        if report.moved > 0 { parts.append("\(report.moved) moved") }
        if report.removed > 0 { parts.append(count(report.removed, "file") + " gone") }
        if report.lookedAgain > 0 { parts.append("\(report.lookedAgain) looked at again") }
        if report.describedAgain > 0 { parts.append("\(report.describedAgain) described") }
        if report.pictures == 0 {
            parts.removeFirst()
            if parts.isEmpty { parts = ["nothing new"] }
        }
        let seconds = report.seconds - report.textSeconds
        var text = parts.joined(separator: ", ") + " in \(duration(seconds))"
        if report.pictures > 0, seconds > 0 { text += " (\(rate(Double(report.pictures) / seconds)))" }
        if report.textRead > 0 {
            text += "; text read in \(count(report.textRead, "picture")) in \(duration(report.textSeconds))"
            text += " (\(rate(Double(report.textRead) / report.textSeconds)))"
        }
        if report.skipped > 0 { text += "; \(report.skipped) skipped or damaged: see `pixelbox status`" }
        if let missing = report.looksMissing { text += "\nno looks: \(missing)" }
        if let missing = report.textMissing { text += "\nno text: \(missing)" }
        if let missing = report.descriptionsMissing { text += "\nno descriptions: \(missing)" }
        return text
    }

    static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private static func rate(_ rate: Double) -> String {
        rate >= 10 ? "\(Int(rate.rounded()))/s" : String(format: "%.1f/s", rate)
    }

    private static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<10: String(format: "%.1f s", seconds)
        case ..<100: "\(Int(seconds.rounded())) s"
        case ..<6000: "\(Int((seconds / 60).rounded())) min"
        default: String(format: "%.1f h", seconds / 3600)
        }
    }
}
