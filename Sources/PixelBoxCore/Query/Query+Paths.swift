internal import Foundation
internal import PixelBoxStore

extension Query {
    /// With the paths in it (`in:./x`, `in:~/x`, `like:x.jpg`) made absolute.
    package func resolvingPaths(from folder: String) -> Query {
        var query = self
        query.filter = filter.resolvingPaths(from: folder)
        query.words = words?.resolvingPaths(from: folder)
        for index in likes.indices {
            if case .path(let path) = likes[index].resolved { query.likes[index].reference = path.absolute(in: folder) }
        }
        return query
    }
}

extension Condition {
    fileprivate func resolvingPaths(from folder: String) -> Condition {
        switch self {
        case .all(let parts): .all(parts.map { $0.resolvingPaths(from: folder) })
        case .any(let parts): .any(parts.map { $0.resolvingPaths(from: folder) })
        case .not(let part): .not(part.resolvingPaths(from: folder))
        case .inside(.part(let text)) where text.isPathLike: .inside(.part(text.absolute(in: folder)))
        case .inside(.glob(let text)) where text.isPathLike: .inside(.glob(text.absolute(in: folder)))
        default: self
        }
    }
}

extension String {
    /// Begins as paths do and names do not.
    fileprivate var isPathLike: Bool {
        self == "." || self == ".." || self == "~" || ["./", "../", "~/", "/"].contains { hasPrefix($0) }
    }

    /// From the root, without `.` and `..`.
    fileprivate func absolute(in folder: String) -> String {
        let path =
            if self == "~" || hasPrefix("~/") { NSHomeDirectory() + dropFirst() } else if hasPrefix("/") { self } else {
                folder + "/" + self
            }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
