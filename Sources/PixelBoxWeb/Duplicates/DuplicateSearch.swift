internal import PixelBoxCore

/// What a search for duplicates was asked for, as the page says it and is told again.
struct DuplicateSearch: Sendable, Codable {
    /// As `duplicates --prefer`.
    var prefer: String?
    /// Folders and archives whose pictures are kept before all other rules, the first one first; absolute paths.
    var folders: [String]?
    /// Copies too that were cropped, captioned, recoloured, turned or mirrored.
    var changed: Bool?

    private static let mostFolders = 100

    /// The request that this makes.
    /// - Throws: `WebProblem` if it makes none.
    func request() throws -> DuplicatesRequest {
        var request = DuplicatesRequest()
        if changed != true { request.kinds = [.sameBytes, .samePixels, .reencoded, .resized] }
        if let prefer, !prefer.isEmpty {
            guard let rules = PreferenceRule.list(prefer, from: "/") else {
                throw WebProblem.bad("There is no such rule.")
            }
            request.rules = rules
        }
        let folders = folders ?? []
        guard folders.count <= Self.mostFolders, folders.allSatisfy({ $0.hasPrefix("/") }) else {
            throw WebProblem.bad("Preferred folders are given by their whole paths.")
        }
        request.rules = folders.map { .folder(PathArgument.absolute($0, from: "/")) } + request.rules
        return request
    }
}
