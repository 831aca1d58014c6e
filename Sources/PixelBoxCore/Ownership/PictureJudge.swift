internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxStore

/// Says of one picture after another whether the library has it. Shared by all workers.
struct PictureJudge: Sendable {
    private static let mostMatches = 5
    private static let mostPlaces = 5

    let store: Store
    let finder: CopyFinder

    /// The verdict on a picture that was read. Blocks: for worker threads.
    func verdict(on picture: ReadPicture, of file: UnreadFile) throws -> PictureVerdict {
        let path = picture.entry.isEmpty ? file.path : file.path + archiveSeparator + picture.entry
        var verdict = PictureVerdict(verdict: PictureVerdict.new, path: path, have: [])
        switch picture.outcome {
        case .unreadable(let reason):
            verdict.verdict = PictureVerdict.unreadable
            verdict.reason = reason
        case .known(let content):
            verdict.have = try places(CopyMatch(contentId: content, relation: .sameBytes), besides: path)
            verdict.verdict = CopyRelation.Kind.sameBytes.rawValue
        case .analysed(let content):
            verdict.width = content.width
            verdict.height = content.height
            verdict.reason = content.damage
            guard let fingerprint = content.fingerprint.flatMap({ Fingerprint(bytes: $0.bytes) }) else { break }
            let query = CopyQuery(look: content.look?.vector, fingerprint: fingerprint)
            for match in try finder.copies(of: query, limit: Self.mostMatches) {
                verdict.have += try places(match, besides: path)
            }
            if let best = verdict.have.first?.relation, best != .variant { verdict.verdict = best.rawValue }
        }
        return verdict
    }

    /// Where a content is; the picture asked about itself comes last.
    private func places(_ match: CopyMatch, besides path: String) throws -> [PictureVerdict.Place] {
        let owned = try store.owned(content: match.contentId, limit: Self.mostPlaces)
        let others = owned.filter { !$0.path.utf8.elementsEqual(path.utf8) }
        return (others + owned.filter { $0.path.utf8.elementsEqual(path.utf8) }).map { picture in
            PictureVerdict.Place(
                id: picture.id, path: picture.path, relation: match.relation.kind,
                confidence: match.relation.confidence,
                larger: match.relation.larger.map(PictureVerdict.Side.init),
                whole: match.relation.whole.map(PictureVerdict.Side.init), width: picture.width, height: picture.height,
                offline: picture.isOnline ? nil : true)
        }
    }
}

extension PictureVerdict.Side {
    fileprivate init(_ side: CopyRelation.Side) {
        self =
            switch side {
            case .first: .yours
            case .second: .library
            }
    }
}
