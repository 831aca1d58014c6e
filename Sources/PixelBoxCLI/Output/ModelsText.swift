internal import Foundation
internal import PixelBoxCore

/// The installed models in words.
enum ModelsText {
    static func lines(of models: [ModelStatus]) -> [String] {
        guard !models.isEmpty else { return ["no model that understands descriptions is installed"] }
        return models.flatMap { model in
            ["\(model.inUse ? "*" : " ") \(model.name)"] + details(model).map { "    \($0)" }
        }
    }

    private static func details(_ model: ModelStatus) -> [String] {
        if let problem = model.problem { return ["cannot be used: \(problem.displayed)"] }
        var facts = [model.title, ByteCountText.text(Int64(model.bytes))]
        if let dimensions = model.dimensions { facts.append("\(dimensions) values") }
        facts.append(model.licence.map { "licence \($0)" } ?? "licence unknown")
        var lines = [facts.joined(separator: ", ").displayed]
        if let picture = model.pictureMilliseconds, let text = model.textMilliseconds {
            lines.append("\(milliseconds(picture)) a picture, \(milliseconds(text)) a description on this machine")
        }
        var state = IndexText.count(model.pictures, "picture") + " described"
        if model.answering, !model.inUse { state += "; answers until the new one is done" }
        if model.inUse, !model.answering { state += "; answers once `pixelbox index` is done" }
        return lines + [state]
    }

    private static func milliseconds(_ value: Double) -> String {
        String(format: value < 10 ? "%.1f ms" : "%.0f ms", value)
    }
}
