internal import PixelBoxImaging
internal import PixelBoxStore
internal import PixelBoxVectors

/// What is known of a picture whose copies are wanted.
struct CopyQuery: Sendable {
    /// Nil where there is no model: candidates then come from hashes alone.
    let look: [Int8]?
    let fingerprint: Fingerprint
}

/// A content of the library, and how the picture asked about (the first) is related to it (the second).
struct CopyMatch: Sendable, Equatable {
    let contentId: Int64
    let relation: CopyRelation
    /// Among equally close relations of equally sure copies, the smaller the better.
    var difference: Float = 0
}

/// Finds copies in the library as it is when the finder is made.
///
/// Two stages: candidates come from the looks and from the hashes of the fingerprints, then the fingerprints are laid on
/// each other, which decides.
struct CopyFinder: Sendable {
    /// How many nearest looks are candidates. Among 10,000 pictures six hold 19 of 20 photos cropped to half their sides, and
    /// nearly all with milder edits. Graphics resemble each other more.
    private static func lookCandidates(isGraphic: Bool) -> Int { isGraphic ? 20 : 6 }
    /// How many nearest hashes are, and how many contents by each other way to look them up.
    private static let hashCandidates = 6
    /// How many nearest hashes are where there are no looks.
    private static let hashCandidatesAlone = 30
    private static let beyondDoubt = 0.96
    /// Once a copy was found, only candidates whose hash is so near are still compared as a whole. Of the others it is only
    /// asked whether they look the same at that place, as the same button in another colour does.
    private static let nearBits = 6

    private static let notNear = 64

    let store: Store
    let looks: LookSnapshot?
    let hashes: HashBlock

    /// Takes the looks and hashes that the library has now.
    init(_ library: Library) async throws {
        store = library.store
        // Without a model hashes alone have to do.
        looks = try? await library.looks.current()
        hashes = HashBlock(try await library.store.fingerprintHashes(version: Fingerprint.version))
    }

    /// The copies of a picture, best first. Blocks: for worker threads.
    func copies(of query: CopyQuery, limit: Int) throws -> [CopyMatch] {
        let candidates = try candidates(of: query)
        let stored = try store.fingerprints(ofContents: candidates.map(\.contentId), version: Fingerprint.version)
        let asked = PreparedFingerprint(query.fingerprint)
        var matches: [CopyMatch] = []
        var certain: Comparison?
        for candidate in candidates {
            guard let bytes = stored[candidate.contentId],
                let other = Fingerprint(bytes: bytes).map(PreparedFingerprint.init)
            else { continue }
            let comparison: Comparison
            if let certain, candidate.bits > Self.nearBits {
                comparison = asked.comparison(with: other, at: certain)
            } else {
                comparison = asked.comparison(with: other)
            }
            guard let found = comparison.relation else { continue }
            let relation = CopyRelation(found)
            matches.append(
                CopyMatch(contentId: candidate.contentId, relation: relation, difference: found.difference))
            if certain == nil, relation.isCopy, relation.confidence >= Self.beyondDoubt { certain = comparison }
            if relation.kind == .samePixels { break }
        }
        matches.sort { $0.isBetter(than: $1) }
        return Array(matches.prefix(limit))
    }

    /// What may be a copy, the most promising first, each with the bits in which its hash differs (64: not known).
    func candidates(of query: CopyQuery) throws -> [(contentId: Int64, bits: Int)] {
        let fingerprint = query.fingerprint
        let nearestLooks = Self.lookCandidates(isGraphic: fingerprint.structureHash != nil)
        var found =
            looks == nil
            ? hashes.nearest(to: fingerprint.orientedHashes, limit: Self.hashCandidatesAlone, within: 64)
            : hashes.nearest(to: fingerprint.orientedHashes, limit: Self.hashCandidates)
        var seen = Set(found.map(\.contentId))
        let sharing = try store.contents(sharing: fingerprint.shingles.lookups, limit: Self.hashCandidates)
        found.insert(contentsOf: sharing.filter { seen.insert($0).inserted }.map { ($0, Self.notNear) }, at: 0)
        for id in hashes.sameStructure(fingerprint.structureHash, limit: Self.hashCandidates)
        where seen.insert(id).inserted {
            found.insert((id, 0), at: 0)
        }
        for id in hashes.agreeing(with: fingerprint.tellingHashes, limit: Self.hashCandidates)
        where seen.insert(id).inserted {
            found.append((id, Self.notNear))
        }
        if let looks, let look = query.look, look.count == looks.dimensions {
            for neighbour in looks.nearest(to: look, count: nearestLooks, threads: 1)
            where seen.insert(neighbour.id).inserted {
                found.append((neighbour.id, Self.notNear))
            }
        }
        return found
    }
}

extension CopyMatch {
    /// Copies before variants, what is proved before what is likely, then the surer, of equally sure ones the closer relation.
    fileprivate func isBetter(than other: CopyMatch) -> Bool {
        let (one, two) = (relation, other.relation)
        if one.isCopy != two.isCopy { return one.isCopy }
        if one.isProved != two.isProved { return one.isProved }
        let (sure, otherSure) = ((one.confidence * 20).rounded(), (two.confidence * 20).rounded())
        if sure != otherSure { return sure > otherSure }
        if one.kind != two.kind { return one.kind < two.kind }
        return (difference, contentId) < (other.difference, other.contentId)
    }
}
