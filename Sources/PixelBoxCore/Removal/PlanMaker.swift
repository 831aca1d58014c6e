internal import PixelBoxStore

/// Writes down which copies could go: loose files that are there, never anything in an archive, never the best.
struct PlanMaker {
    let store: Store

    func plan(_ groups: [DuplicateGroup], removing kinds: Set<CopyRelation.Kind>) async throws -> RemovalPlan {
        var items: [RemovalPlan.Item] = []
        for group in groups where group.best.offline != true {
            let going = group.copies.filter { copy in
                kinds.contains(copy.relation) && copy.picture.archived != true && copy.picture.offline != true
            }
            guard !going.isEmpty, let kept = try await picture(group.best) else { continue }
            for copy in going {
                guard let file = try await picture(copy.picture), file.path != kept.path else { continue }
                var staying = kept
                staying.modified = nil
                items.append(
                    RemovalPlan.Item(file: file, kept: staying, relation: copy.relation, confidence: copy.confidence))
            }
        }
        return RemovalPlan(remove: items)
    }

    private func picture(_ picture: DuplicatePicture) async throws -> RemovalPlan.Picture? {
        guard let row = try await store.pictures([picture.id]).first, let content = row.contentId,
            let hash = try await store.hashes(ofContents: [content])[content]
        else { return nil }
        return RemovalPlan.Picture(path: row.path, size: row.size, sha256: hash.hexadecimal, modified: row.modified)
    }
}
