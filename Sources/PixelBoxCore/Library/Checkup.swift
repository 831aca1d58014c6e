internal import Foundation
internal import PixelBoxImaging
internal import PixelBoxStore

/// What `doctor` found on this machine.
public struct Checkup: Sendable, Codable {
    /// One thing that was looked at.
    public struct Check: Sendable, Codable {
        /// What was looked at.
        public var subject: String
        /// Whether nothing has to be done.
        public var isFine: Bool
        /// What was found, and where it is not fine, what to do.
        public var finding: String
    }

    /// In the order in which to read them.
    public var checks: [Check]

    /// Looks at everything that PixelBox needs; changes nothing.
    public static func run(_ configuration: Configuration) async -> Checkup {
        let formats = PictureFormats.available()
        let readable = formats.filter(\.isReadable).map(\.name)
        let missing = formats.filter { !$0.isReadable }.map(\.name)
        var checks = [
            Check(subject: "formats read", isFine: !readable.isEmpty, finding: readable.joined(separator: ", "))
        ]
        if !missing.isEmpty {
            checks.append(
                Check(
                    subject: "formats not read", isFine: true,
                    finding: missing.joined(separator: ", ") + " (the installed libvips lacks them)"))
        }
        checks.append(lookModel(configuration))
        checks.append(textModels(configuration))
        checks.append(await showModel(configuration))
        checks += await library(configuration)
        return Checkup(checks: checks)
    }

    private static func lookModel(_ configuration: Configuration) -> Check {
        do {
            let engine = LookEngine(configuration)
            let manifest = try engine.model().manifest
            return Check(
                subject: "look model", isFine: true,
                finding: "\(manifest.name), \(manifest.dimensions) values, in \(engine.folder?.path ?? "")")
        } catch {
            return Check(
                subject: "look model", isFine: false,
                finding: "\(error); searching by look does not work, everything else does")
        }
    }

    /// Not having them is a choice: nothing else needs them.
    private static func textModels(_ configuration: Configuration) -> Check {
        do {
            let engine = TextEngine(configuration)
            _ = try engine.reader()
            return Check(subject: "text models", isFine: true, finding: "in \(engine.folder?.path ?? "")")
        } catch {
            return Check(
                subject: "text models", isFine: error is TextModelsMissing, finding: "\(error); everything else works")
        }
    }

    /// Not having one is a choice, too.
    private static func showModel(_ configuration: Configuration) async -> Check {
        let engine = ShowEngine(configuration)
        let chosen = ShowSettings.read(folder: configuration.folder).use
        guard chosen != nil || engine.folder(of: ShowEngine.ownName) != nil else {
            return Check(
                subject: "description model", isFine: true,
                finding: "none; pictures are found by name, metadata, tag and look, see: pixelbox models")
        }
        do {
            let model = try engine.model(chosen ?? ShowEngine.ownName)
            _ = try engine.vector("a dog on a beach", model)
            return Check(
                subject: "description model", isFine: true,
                finding: "\(model.name), \(model.dimensions) values, in \(model.folder)")
        } catch {
            return Check(
                subject: "description model", isFine: false,
                finding: "\(error); searching by description does not work, everything else does")
        }
    }

    private static func library(_ configuration: Configuration) async -> [Check] {
        let folder = configuration.folder
        guard Library.exists(in: folder) else {
            return [Check(subject: "library", isFine: true, finding: "none yet at \(folder.path)")]
        }
        do {
            let problems = try await Store(folder: folder).integrityProblems()
            let isWritable = FileManager.default.isWritableFile(atPath: folder.path)
            return [
                Check(
                    subject: "library", isFine: problems.isEmpty,
                    finding: problems.isEmpty ? "\(folder.path) is intact" : problems.prefix(3).joined(separator: "; ")),
                Check(
                    subject: "permissions", isFine: isWritable,
                    finding: isWritable ? "the library can be written" : "\(folder.path) cannot be written"),
            ]
        } catch {
            return [Check(subject: "library", isFine: false, finding: String(describing: error))]
        }
    }
}
