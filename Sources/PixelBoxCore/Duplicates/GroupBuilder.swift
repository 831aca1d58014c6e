internal import PixelBoxStore

/// Puts copies together: a group is a best picture and what is related to that very picture, never a chain of likenesses.
struct GroupBuilder {
    /// A copy and its relation to the best one, the copy as the first.
    struct Copy {
        let picture: CopyPicture
        let relation: CopyRelation
    }

    let order: CopyOrder
    let kinds: Set<CopyRelation.Kind>
    /// No duplicates, as the user said.
    let apart: Set<ContentPair>

    /// Every picture is in one group at most. The best content comes first and takes what is related to it, and so on
    /// down: what is left when its turn comes is the best of its own group.
    func groups(_ pictures: [CopyPicture], _ related: [RelatedContents]) -> [(best: CopyPicture, copies: [Copy])] {
        var places: [Int64: [CopyPicture]] = [:]
        for picture in pictures { places[picture.contentId, default: []].append(picture) }
        places = places.mapValues { $0.sorted(by: order.isBetter) }
        let neighbours = neighbours(related)
        let ordered = places.values.compactMap { all in all.first.map { (best: $0, all: all) } }
            .sorted { order.isBetter($0.best, $1.best) }

        var taken: Set<Int64> = []
        var groups: [(best: CopyPicture, copies: [Copy])] = []
        for (best, all) in ordered where taken.insert(best.contentId).inserted {
            var copies: [Copy] = []
            if kinds.contains(.sameBytes), !apart.contains(ContentPair(best.contentId, best.contentId)) {
                copies += all.dropFirst().map { Copy(picture: $0, relation: .sameBytes) }
            }
            for (other, relation) in neighbours[best.contentId] ?? [] {
                guard let found = places[other], taken.insert(other).inserted else { continue }
                let wanted = kinds.contains(.sameBytes) ? found[...] : found.prefix(1)
                copies += wanted.map { Copy(picture: $0, relation: relation) }
            }
            guard !copies.isEmpty else { continue }
            copies.sort { one, other in
                one.relation.kind == other.relation.kind
                    ? order.isBetter(one.picture, other.picture) : one.relation.kind < other.relation.kind
            }
            groups.append((best, copies))
        }
        return groups.sorted { $0.best.path < $1.best.path }
    }

    /// For each content what is related to it in a wanted way, the relation seen from the other one.
    private func neighbours(_ related: [RelatedContents]) -> [Int64: [(other: Int64, relation: CopyRelation)]] {
        var neighbours: [Int64: [(other: Int64, relation: CopyRelation)]] = [:]
        for one in related where kinds.contains(one.relation.kind) && !apart.contains(one.pair) {
            neighbours[one.pair.first, default: []].append((one.pair.second, one.relation.reversed))
            neighbours[one.pair.second, default: []].append((one.pair.first, one.relation))
        }
        return neighbours
    }
}
