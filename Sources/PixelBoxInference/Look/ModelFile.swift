import Foundation

/// The files of a model folder.
enum ModelFile {
    static func path(_ name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    static func read(_ name: String, in folder: String) throws(InferenceError) -> Data {
        let path = path(name, in: folder)
        guard let data = FileManager.default.contents(atPath: path) else { throw InferenceError(.modelMissing, path) }
        return data
    }

    static func size(_ path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)  // A missing file has no size.
        return (attributes?[.size] as? NSNumber)?.intValue
    }
}
