/// Finds the folder or archive that holds nearly all of some pictures.
struct CommonPlace {
    /// The share of the pictures that have to be in it.
    private static let share = 0.9

    /// The paths of the sources: what lies above them is too wide to be called a place.
    let sources: [String]

    /// - Parameter paths: of pictures.
    /// - Returns: the deepest place that holds nearly all; nil if none inside a source does.
    func place(of paths: [String]) -> String? {
        guard !paths.isEmpty else { return nil }
        let needed = Int((Double(paths.count) * Self.share).rounded(.up))
        var inside = paths.map { $0.split(separator: "/", omittingEmptySubsequences: true).dropLast() }
        var place = ""
        while true {
            var counts: [Substring: Int] = [:]
            for parts in inside {
                if let next = parts.first { counts[next, default: 0] += 1 }
            }
            guard let (next, _) = counts.first(where: { $0.value >= needed }) else { break }
            place += "/" + next
            inside = inside.filter { $0.first == next }.map { $0.dropFirst() }
        }
        let found = place.hasSuffix("!") ? String(place.dropLast()) : place
        return sources.contains { found == $0 || found.isInside($0) } ? found : nil
    }
}
