internal import PixelBoxStore

/// Finds folders and archives all of whose pictures are somewhere else too, byte by byte.
struct WholeContainers {
    private static let fewest = 2

    let store: Store
    let sources: [String]

    /// The outermost ones; of two that hold the same, only one. Blocks: for worker threads.
    func all() throws -> [WholeContainer] {
        let whole = try wholePlaces()
        var others: [String: [String]] = [:]
        try store.forEachContentPlaces { content, files in
            guard content != nil, files.count > 1 else { return }
            for file in files {
                guard let place = containers(of: file).first(where: { whole[$0] != nil }) else { continue }
                if let other = Self.other(files, outside: place) { others[place, default: []].append(other) }
            }
        }
        let common = CommonPlace(sources: sources)
        var found: [WholeContainer] = []
        for (path, count) in whole.sorted(by: { $0.key < $1.key }) {
            let inside = (others[path] ?? []).map { FileKind(path: $0) == .archive ? $0 + archiveSeparator + "x" : $0 }
            let place = common.place(of: inside)
            let isMutual = found.contains { other in
                other.place?.isAtOrBelow(path) == true && place?.isAtOrBelow(other.path) == true
            }
            if !isMutual { found.append(WholeContainer(path: path, pictures: count, place: place)) }
        }
        return found
    }

    /// The outermost containers nothing of which is theirs alone, with the number of their pictures.
    private func wholePlaces() throws -> [String: Int] {
        var counts: [String: (all: Int, elsewhere: Int)] = [:]
        try store.forEachContentPlaces { content, files in
            for file in files {
                for container in containers(of: file) {
                    let isElsewhere = content != nil && Self.other(files, outside: container) != nil
                    counts[container, default: (0, 0)].all += 1
                    if isElsewhere { counts[container, default: (0, 0)].elsewhere += 1 }
                }
            }
        }
        let whole = counts.filter { $0.value.all >= Self.fewest && $0.value.all == $0.value.elsewhere }
        return whole.mapValues(\.all).filter { path, _ in
            !containers(of: path).contains { $0 != path && whole[$0] != nil }
        }
    }

    /// One of these files, which are in order, that lies outside: if none of the two ends does, none does.
    private static func other(_ files: [String], outside container: String) -> String? {
        [files.first, files.last].compactMap { $0 }.first { !$0.isAtOrBelow(container) }
    }

    /// The archive itself if it is one, and the folders around it within its source, the outermost first.
    private func containers(of file: String) -> [String] {
        var containers: [String] = []
        if FileKind(path: file) == .archive || sources.contains(file) { containers.append(file) }
        var path = file[...]
        while let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex {
            path = path[..<slash]
            let folder = String(path)
            guard sources.contains(where: { folder == $0 || folder.isInside($0) }) else { break }
            containers.append(folder)
        }
        return containers.reversed()
    }
}
