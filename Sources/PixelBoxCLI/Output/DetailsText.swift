internal import Foundation
internal import PixelBoxCore

/// All that is known of a picture, one thing on each line.
enum DetailsText {
    static func lines(of details: PictureDetails) -> [String] {
        var lines = [line("path", details.path.displayed), line("number", "\(details.id)")]
        if details.places.count > 1 {
            lines += details.places.filter { $0 != details.path }.map { line("also at", $0.displayed) }
        }
        if details.offline { lines.append(line("offline", "its source is not there now")) }
        if let problem = details.problem { lines.append(line("problem", problem)) }
        if let width = details.width, let height = details.height, let format = details.format {
            var text = "\(format), \(width)×\(height)"
            if let frames = details.frames, frames > 1 { text += ", \(frames) frames" }
            if details.alpha == true { text += ", transparent" }
            lines.append(line("picture", text))
        }
        lines.append(line("file", "\(ByteCountText.text(details.size)), changed \(spaced(details.modified))"))
        if let time = details.takenAt { lines.append(line("taken", spaced(time))) }
        if let camera = details.camera { lines.append(line("camera", camera)) }
        if let lens = details.lens { lines.append(line("lens", lens)) }
        let settings = exposureSettings(details)
        if !settings.isEmpty { lines.append(line("settings", settings.joined(separator: ", "))) }
        if let latitude = details.latitude, let longitude = details.longitude {
            lines.append(line("place", String(format: "%.5f, %.5f", latitude, longitude)))
        }
        if let rating = details.rating { lines.append(line("rating", String(repeating: "★", count: rating))) }
        for origin in ["user", "file", "model"] {
            let tags = details.tags.filter { $0.origin == origin }
            guard !tags.isEmpty else { continue }
            let names = tags.map {
                origin == "model" ? "\($0.name) \(Int(($0.confidence * 100).rounded())) %" : $0.name
            }
            let label = ["user": "tags", "file": "keywords", "model": "looks like"][origin] ?? origin
            lines.append(line(label, names.joined(separator: ", ")))
        }
        if let text = details.text { lines += self.text(text) }
        if let hash = details.sha256 { lines.append(line("sha256", hash)) }
        return lines + details.metadata.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.displayed)" }
    }

    private static func exposureSettings(_ details: PictureDetails) -> [String] {
        var parts: [String] = []
        if let iso = details.iso { parts.append("ISO \(iso)") }
        if let aperture = details.aperture { parts.append(String(format: "f/%g", aperture)) }
        if let exposure = details.exposure, exposure > 0 {
            parts.append(exposure < 0.4 ? "1/\(Int((1 / exposure).rounded())) s" : String(format: "%g s", exposure))
        }
        if let focal = details.focalLength { parts.append(String(format: "%g mm", focal)) }
        return parts
    }

    /// One row after the other, the label before the first.
    private static func text(_ text: String) -> [String] {
        let rows = text.split(separator: "\n").map { String($0).displayed }
        guard let first = rows.first else { return [line("text", "none")] }
        return [line("text", first)] + rows.dropFirst().map { line("", $0) }
    }

    private static func line(_ label: String, _ value: String) -> String {
        label.padding(toLength: 11, withPad: " ", startingAt: 0) + value
    }

    private static func spaced(_ time: String) -> String { time.replacingOccurrences(of: "T", with: " ") }
}
