internal import Hummingbird
internal import PixelBoxCore

/// Tags and ratings.
struct EditRoutes {
    let library: Library
    let work: WorkLimits

    private static let mostPictures = 100_000
    private static let longestTag = 100

    func add(to router: Router<WebContext>) {
        router.post("/api/tags") { request, _ in
            let edit = try await request.value(TagEdit.self)
            let pictures = try Self.references(edit.pictures)
            let added = try Self.names(edit.add ?? [])
            let removed = try Self.names(edit.remove ?? [])
            try await work.run {
                if !added.isEmpty { _ = try await library.tag(pictures, with: added) }
                if !removed.isEmpty { _ = try await library.untag(pictures, names: removed) }
            }
            return Response.done
        }
        router.post("/api/ratings") { request, _ in
            let edit = try await request.value(RatingEdit.self)
            let pictures = try Self.references(edit.pictures)
            guard (0...5).contains(edit.stars) else { throw WebProblem.bad("A rating is a number from 0 to 5.") }
            _ = try await work.run { try await library.rate(pictures, stars: edit.stars == 0 ? nil : edit.stars) }
            return Response.done
        }
    }

    private static func references(_ ids: [Int64]) throws -> [String] {
        guard !ids.isEmpty, ids.count <= mostPictures else { throw WebProblem.bad("Say which pictures.") }
        return ids.map { "#\($0)" }
    }

    private static func names(_ names: [String]) throws -> [String] {
        try names.map { name in
            let trimmed = name.trimmingPrefix(while: \.isWhitespace)
            guard !trimmed.isEmpty, trimmed.count <= longestTag, !trimmed.contains(where: \.isNewline) else {
                throw WebProblem.bad("A tag is a word or two, at most \(longestTag) letters.")
            }
            return String(trimmed)
        }
    }
}

private struct TagEdit: Decodable {
    let pictures: [Int64]
    let add: [String]?
    let remove: [String]?
}

private struct RatingEdit: Decodable {
    let pictures: [Int64]
    /// 0 takes the rating off.
    let stars: Int
}
