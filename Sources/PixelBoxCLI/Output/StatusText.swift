internal import Foundation
internal import PixelBoxCore

/// The state of a library in words.
enum StatusText {
    static func lines(of status: LibraryStatus) -> [String] {
        var lines = ["library   \(status.library)"]
        let size = ByteCountText.text(status.bytes)
        var pictures = "\(IndexText.count(status.pictures, "picture")), \(status.contents) different, \(size)"
        if status.archived > 0 {
            pictures += "; \(status.archived) of them in \(IndexText.count(status.archives, "archive"))"
        }
        lines.append("pictures  \(pictures)")
        for (index, source) in status.sources.enumerated() {
            let state = source.offline ? " (offline)" : ""
            lines.append(
                (index == 0 ? "sources   " : "          ")
                    + "\(source.path): \(IndexText.count(source.pictures, "picture"))\(state)")
        }
        let coverage = status.coverage.map { "\($0.stage) \(percent($0.done, $0.total))" }.joined(separator: ", ")
        lines.append("coverage  \(coverage)")
        for stage in status.coverage {
            if let note = stage.note { lines.append("          no \(stage.stage): \(note)") }
        }
        guard !status.skipped.isEmpty else { return lines + ["skipped   nothing"] }
        lines.append("skipped   \(status.skipped.count)")
        return lines
            + status.skipped.map { "  \($0.path.displayed): \($0.partial ? "read in part: " : "")\($0.reason)" }
    }

    /// Never rounds up to 100 while something is missing.
    static func percent(_ done: Int, _ total: Int) -> String {
        guard total > 0 else { return "100 %" }
        return "\(Int(Double(done) / Double(total) * 100)) %"
    }
}

/// Bytes in decimal units.
enum ByteCountText {
    static func text(_ bytes: Int64) -> String {
        var value = Double(bytes)
        for unit in ["B", "kB", "MB", "GB"] {
            if value < 1000 {
                return unit == "B" ? "\(bytes) B" : String(format: value < 10 ? "%.1f \(unit)" : "%.0f \(unit)", value)
            }
            value /= 1000
        }
        return String(format: "%.1f TB", value)
    }
}

extension String {
    /// With control characters made visible, so that a name cannot break a line or a terminal.
    var displayed: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        return String(
            unicodeScalars.map { scalar -> String in
                switch scalar {
                case "\n": "\\n"
                case "\t": "\\t"
                case _ where scalar.properties.generalCategory == .control: "\\u{\(String(scalar.value, radix: 16))}"
                default: String(scalar)
                }
            }.joined())
    }
}
