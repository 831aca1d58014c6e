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
    /// How many nearest looks are candidates, and how many of these are near. Among 10,000 pictures six hold 19 of 20 photos
    /// cropped to half their sides, and nearly all with milder edits; drawings in a screenshot or below a caption resemble
    /// more others.
    private static let lookCandidates = 20
    private static let nearLooks = 6
    /// So sure a copy must be whose look is not among the near ones, or which only resembles it from far away: there are many.
    private static let leastFar = 0.65
    /// The same where no miniatures tell. Keeps 14 of 15, and none of the strangers.
    private static let leastFarAlone = 0.9
    /// How many nearest hashes are, and how many contents by each other way to look them up.
    private static let hashCandidates = 6
    /// How many nearest sketches are, by structure and by colours.
    private static let sketchCandidates = 6
    /// How many nearest hashes are where there are no looks.
    private static let hashCandidatesAlone = 30
    private static let beyondDoubt = 0.96
    /// Once a copy was found, only candidates whose hash is so near are still compared as a whole. Of the others it is only
    /// asked whether they look the same at that place, as the same button in another colour does.
    private static let nearBits = 6

    let store: Store
    let looks: LookSnapshot?
    let hashes: HashBlock
    let sketches: SketchBlock

    /// Takes the looks and hashes that the library has now.
    init(_ library: Library) async throws {
        store = library.store
        // Without a model hashes alone have to do.
        looks = try? await library.looks.current()
        hashes = HashBlock(try await library.store.fingerprintHashes(version: Fingerprint.version))
        sketches = SketchBlock(try await library.store.sketchRows(length: Sketch.length))
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
            guard let comparison = Self.comparison(asked, other, candidate, certain),
                let found = comparison.relation
            else { continue }
            let relation = CopyRelation(found)
            let least = comparison.weighsMiniatures ? Self.leastFar : Self.leastFarAlone
            if candidate.reason > .near && relation.isCopy && relation.confidence < least { continue }
            matches.append(
                CopyMatch(contentId: candidate.contentId, relation: relation, difference: found.difference))
            if certain == nil, relation.isCopy, relation.confidence >= Self.beyondDoubt { certain = comparison }
            if relation.kind == .samePixels { break }
        }
        matches.sort { $0.isBetter(than: $1) }
        return Array(matches.prefix(limit))
    }

    private static func comparison(
        _ asked: PreparedFingerprint, _ other: PreparedFingerprint, _ candidate: Candidate, _ certain: Comparison?
    ) -> Comparison? {
        if let certain, candidate.bits > nearBits { return asked.comparison(with: other, at: certain) }
        return candidate.reason == .fromAfar ? asked.comparisonFromAfar(with: other) : asked.comparison(with: other)
    }

    /// What may be a copy, the most promising first.
    private func candidates(of query: CopyQuery) throws -> [Candidate] {
        let fingerprint = query.fingerprint
        let alike = hashes.sameStructure(fingerprint.structureHash, limit: Self.hashCandidates)
        let sharing = try store.contents(sharing: fingerprint.shingles.lookups, limit: Self.hashCandidates)
        let near =
            looks == nil
            ? hashes.nearest(to: fingerprint.orientedHashes, limit: Self.hashCandidatesAlone, within: 64)
            : hashes.nearest(to: fingerprint.orientedHashes, limit: Self.hashCandidates)
        let agreeing = hashes.agreeing(with: fingerprint.tellingHashes, limit: Self.hashCandidates)
        var found = alike.map { Candidate(contentId: $0, bits: 0) }
        found += sharing.map { Candidate(contentId: $0) }
        found += near.map { Candidate(contentId: $0.contentId, bits: $0.bits) }
        found += agreeing.map { Candidate(contentId: $0) }
        if let looks, let look = query.look, look.count == looks.dimensions {
            let nearest = looks.nearest(to: look, count: Self.lookCandidates, threads: 1)
            found += nearest.enumerated().map { place, neighbour in
                Candidate(contentId: neighbour.id, reason: place < Self.nearLooks ? .near : .amongMany)
            }
        }
        found += sketches.nearest(to: fingerprint, limit: Self.sketchCandidates).map {
            Candidate(contentId: $0, reason: .fromAfar)
        }
        var seen = Set<Int64>()
        return found.filter { seen.insert($0.contentId).inserted }
    }

    private struct Candidate {
        let contentId: Int64
        /// In which its hash differs; 64 where that is not known.
        var bits = 64
        var reason = Reason.near
    }

    /// What speaks for a candidate.
    private enum Reason: Comparable {
        case near
        /// That it is among many that look similar at a glance.
        case amongMany
        /// That it is among many that look similar from far away.
        case fromAfar
    }
}

extension CopyMatch {
    /// Copies before variants, what is proved before what is likely, then the surer, of equally sure ones the closer relation.
    fileprivate func isBetter(than other: CopyMatch) -> Bool {
        let (one, two) = (relation, other.relation)
        if one.isCopy != two.isCopy { return one.isCopy }
        if one.isProved != two.isProved { return one.isProved }
        if one.isProved && difference != other.difference { return difference < other.difference }
        let (sure, otherSure) = ((one.confidence * 20).rounded(), (two.confidence * 20).rounded())
        if sure != otherSure { return sure > otherSure }
        if one.kind != two.kind { return one.kind < two.kind }
        return (difference, contentId) < (other.difference, other.contentId)
    }
}
