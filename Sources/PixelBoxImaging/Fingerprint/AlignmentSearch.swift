/// Looks for how one picture lies on another: as a whole, as a part of it, the other way round, mirrored or turned.
struct AlignmentSearch {
    /// Edges of the smaller picture as shares of the larger one.
    private static let scales: [Float] = [
        1, 0.92, 0.84, 0.77, 0.7, 0.64, 0.59, 0.54, 0.5, 0.46, 0.42, 0.38, 0.35, 0.32,
    ]
    private static let leastScale: Float = 0.32
    private static let nearlyWhole: [Float] = [1, 0.92]
    private static let slightTurns: [Float] = [-5, 5]
    /// Weaker guesses are not worth a closer look: they come from chance. Of 8,000 edited copies one is lost by it, and comparing
    /// strangers takes two thirds of the time.
    private static let leastEvidence: Float = 7
    /// Beside a guess like this the scales between are looked at, too. Without them 1 copy in 250 would be lost.
    private static let promisingEvidence: Float = 6
    /// Nor weaker ones after aligning: more than half of all strangers end here, and two of a thousand copies.
    private static let leastAlignedEvidence: Float = 8
    private static let guessesToRefine = 8
    /// So good that no better one needs to be looked for.
    private static let certainScore: Float = 0.85

    let first: PreparedFingerprint
    let second: PreparedFingerprint

    /// A place found at low resolution.
    private struct Guess {
        let inner: FingerprintView
        let outer: FingerprintView
        let firstIsInner: Bool
        let orientation: Orientation
        /// How far the inner picture was turned before.
        let degrees: Float
        let template: Grid
        let place: ScanTarget.Place

        /// The score weighed by the cells that take part: chance reaches high scores only over few cells.
        var evidence: Float { place.score * Float(template.width * template.height).squareRoot() }
        /// Width of the inner picture as a share of the outer one's.
        var scale: Float { Float(template.width) / Float(outer.coarse.width) }
    }

    /// The best alignment; nil if nothing is better than chance.
    func best() -> Alignment? { best(of: guesses) }

    /// The best alignment of the two as they are and as wholes.
    func bestOfWhole() -> Alignment? { best(of: wholeGuesses) }

    private func best(of guessesOver: (UInt8) -> [Guess]) -> Alignment? {
        var candidates: [(guess: Guess, map: AffineMap, ground: UInt8, evidence: Float)] = []
        for ground in grounds {
            let guesses = guessesOver(ground).filter { $0.evidence >= Self.leastEvidence }
                .sorted { $0.evidence > $1.evidence }
            for guess in guesses.prefix(Self.guessesToRefine) {
                let (map, score) = coarselyAligned(guess)
                let evidence = score * Float(guess.template.width * guess.template.height).squareRoot()
                if evidence > Self.leastAlignedEvidence { candidates.append((guess, map, ground, evidence)) }
                if score > Self.certainScore && guess.scale > 0.9 { break }
            }
        }
        var best: Alignment?
        for (guess, map, ground, evidence) in candidates.sorted(by: { $0.evidence > $1.evidence }) {
            var alignment = finelyAligned(guess, map, ground: ground)
            alignment.evidenceAtFirst = evidence
            if alignment.evidence > best?.evidence ?? 0 { best = alignment }
            if alignment.score > Self.certainScore && alignment.scale > 0.9 { break }
        }
        return best
    }

    /// The alignment at a known place: where the first picture lies on another one that resembles the second. Costs little;
    /// nil if the second picture shows nothing like that there.
    func best(at known: Alignment) -> Alignment? {
        let ground = grounds.contains(known.ground) ? known.ground : grounds[0]
        let one = first.view(ground: ground, orientation: known.orientation), other = second.view(ground: ground)
        let (inner, outer) = known.firstIsInner ? (one, other) : (other, one)
        let template = inner.template(scale: min(1, max(Self.leastScale, known.scale)), degrees: 0)
        var map = known.map.refined(from: known.inner, to: known.outer, newFrom: template, newTo: outer.coarse)
        let score = template.align(to: outer.coarse, &map)
        let guess = Guess(
            inner: inner, outer: outer, firstIsInner: known.firstIsInner, orientation: known.orientation, degrees: 0,
            template: template, place: ScanTarget.Place(score: score, x: 0, y: 0))
        guard guess.evidence > Self.leastAlignedEvidence else { return nil }
        var alignment = finelyAligned(guess, map, ground: ground)
        alignment.evidenceAtFirst = guess.evidence
        return alignment
    }

    /// The grounds to lay transparent parts on. Where only one of the two is transparent, the other may show what it was
    /// laid on; where both are, one from which both stand out.
    private var grounds: [UInt8] {
        switch (first.content.alpha == nil, second.content.alpha == nil) {
        case (true, true):
            return [128]
        case (false, false):
            return [first.content.visibleBrightness + second.content.visibleBrightness > 255 ? 0 : 255]
        case (let firstIsOpaque, _):
            let surround = firstIsOpaque ? first.content.surround : second.content.surround
            return [surround] + [255, 0].filter { abs(Int($0) - Int(surround)) > 20 }
        }
    }

    private func guesses(_ ground: UInt8) -> [Guess] {
        let one = first.view(ground: ground), other = second.view(ground: ground)
        var guesses: [Guess] = []
        for (inner, outer, firstIsInner) in [(one, other, true), (other, one, false)] {
            guesses += places(inner, outer, firstIsInner, scales: Self.scales)
            for degrees in Self.slightTurns {
                guesses += places(inner, outer, firstIsInner, scales: Self.nearlyWhole, degrees: degrees)
            }
        }
        for orientation in Orientation.all where orientation != .upright {
            let inner = first.view(ground: ground, orientation: orientation)
            guesses += places(inner, other, true, orientation, scales: Self.nearlyWhole)
        }
        return guesses
    }

    private func wholeGuesses(_ ground: UInt8) -> [Guess] {
        let one = first.view(ground: ground), other = second.view(ground: ground)
        return places(one, other, true, scales: Self.nearlyWhole) + places(other, one, false, scales: Self.nearlyWhole)
    }

    /// The best places in every second scale, and in the scales between them beside those that are promising.
    private func places(
        _ inner: FingerprintView, _ outer: FingerprintView, _ firstIsInner: Bool, _ orientation: Orientation = .upright,
        scales: [Float], degrees: Float = 0
    ) -> [Guess] {
        var guesses: [Guess] = []
        var evidence = [Float](repeating: 0, count: scales.count + 1)
        func look(at index: Int) {
            let template = inner.template(scale: scales[index], degrees: degrees)
            let found = outer.target.places(of: template, atMost: 3).map { place in
                Guess(
                    inner: inner, outer: outer, firstIsInner: firstIsInner, orientation: orientation, degrees: degrees,
                    template: template, place: place)
            }
            evidence[index] = found.first?.evidence ?? 0
            guesses += found
        }
        for index in stride(from: 0, to: scales.count, by: 2) { look(at: index) }
        for index in stride(from: 1, to: scales.count, by: 2)
        where max(evidence[index - 1], evidence[index + 1]) >= Self.promisingEvidence {
            look(at: index)
        }
        return guesses
    }

    /// Aligns at the low resolution of the search.
    private func coarselyAligned(_ guess: Guess) -> (map: AffineMap, score: Float) {
        let size = (guess.template.width, guess.template.height)
        var map = AffineMap(
            size, onto: (Float(size.0), Float(size.1)), atX: Float(guess.place.x), y: Float(guess.place.y))
        let score = guess.template.align(to: guess.outer.coarse, &map)
        return (map, score)
    }

    /// Aligns at the finest resolution that both pictures have.
    private func finelyAligned(_ guess: Guess, _ coarse: AffineMap, ground: UInt8) -> Alignment {
        let inner = guess.inner, outer = guess.outer
        let scale = guess.scale * coarse.scale * (Float(outer.luma.width) / Float(inner.luma.width))
        // One cell of the comparison, in fine cells of the outer picture.
        let cell = max(1, max(scale / inner.detail, 1 / outer.detail))
        let a = inner.fine(scale / cell), b = outer.fine(1 / cell)
        var map = coarse.afterTurningBack(guess.degrees, guess.template)
            .refined(from: guess.template, to: outer.coarse, newFrom: a, newTo: b)
        let score = a.align(to: b, &map)
        return Alignment(
            firstIsInner: guess.firstIsInner, orientation: guess.orientation, ground: ground, inner: a, outer: b,
            map: map, score: score)
    }
}
