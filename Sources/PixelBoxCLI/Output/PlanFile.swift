internal import Foundation
internal import PixelBoxCore

/// Plans as files.
enum PlanFile {
    /// Writes a new file; an old one is never written over.
    static func write(_ plan: RemovalPlan, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try encoder.encode(plan).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch let error as CocoaError where error.code == .fileWriteFileExists {
            throw Failure("\(path) exists already; nothing was written")
        } catch {
            throw Failure("cannot write \(path)")
        }
    }

    static func read(_ path: String) throws -> RemovalPlan {
        guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw Failure("cannot read \(path)")
        }
        do {
            return try JSONDecoder().decode(RemovalPlan.self, from: bytes)
        } catch {
            throw Failure("\(path) is no plan of `pixelbox duplicates`")
        }
    }
}
