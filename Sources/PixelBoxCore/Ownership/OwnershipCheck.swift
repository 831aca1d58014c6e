internal import AsyncAlgorithms
internal import PixelBoxArchives
internal import PixelBoxStore

/// Answers what the library has of some folders, archives and pictures, through the same stages that reading them into
/// the library goes through; only the end differs. Nothing is written to the library.
struct OwnershipCheck {
    let library: Library
    /// Where new pictures are written to, if wanted.
    let newFolder: String?
    let report: @Sendable (IndexEvent) -> Void

    /// What comes out of the stages, with the number of its file.
    private struct Finding: Sendable {
        let file: UnreadFile
        var verdicts: [PictureVerdict]
    }

    func run(_ inputs: [(path: String, kind: Source.Kind)]) async throws -> OwnershipReport {
        let start = ContinuousClock.now
        let threads = WorkerThreads(count: library.configuration.workers + 1, name: "pixelbox worker")
        let asked = try await listed(inputs, threads: threads)
        let eyes: Result<Eyes, any Error>
        do { eyes = .success(try await library.openEyes()) } catch { eyes = .failure(error) }
        let findings = try await findings(asked, inputs: inputs.map(\.path), eyes: try? eyes.get(), threads: threads)

        var verdicts = inputs.map { _ in [PictureVerdict]() }
        for finding in findings.sorted(by: { $0.file.id < $1.file.id }) {
            verdicts[Int(finding.file.sourceId)] += finding.verdicts
        }
        for problem in asked.problems {
            report(.skipped(path: problem.path, reason: problem.reason))
            verdicts[problem.input].append(.unreadable(problem.path, problem.reason))
        }
        for input in verdicts.indices { verdicts[input] = Self.merged(verdicts[input]).sorted { $0.path < $1.path } }
        let places = CommonPlace(sources: try await library.store.sources().map(\.path))
        var missing: String?
        if case .failure(let error) = eyes { missing = String(describing: error) }
        return OwnershipReport(
            pictures: verdicts.flatMap { $0 },
            summaries: zip(inputs, verdicts).map { OwnershipSummary(path: $0.path, verdicts: $1, places: places) },
            looksMissing: missing, seconds: start.seconds(to: .now))
    }

    /// One verdict for each path: what an archive says of an entry becomes the reason of the entry's own verdict.
    private static func merged(_ verdicts: [PictureVerdict]) -> [PictureVerdict] {
        var merged: [PictureVerdict] = []
        var places: [PathKey: Int] = [:]
        for verdict in verdicts {
            guard let place = places[PathKey(verdict.path)] else {
                places[PathKey(verdict.path)] = merged.count
                merged.append(verdict)
                continue
            }
            let other = merged[place]
            if other.verdict == PictureVerdict.unreadable { merged[place] = verdict }
            merged[place].reason = other.reason ?? verdict.reason
        }
        return merged
    }

    private func listed(
        _ inputs: [(path: String, kind: Source.Kind)], threads: WorkerThreads
    ) async throws -> AskedFiles {
        let asked = try await withThrowingTaskGroup(of: AskedFiles.self) { group in
            group.addTask(executorPreference: threads) { try AskedFiles(inputs) }
            return try await group.next()
        }
        guard let asked else { throw CancellationError() }
        return asked
    }

    private func findings(
        _ asked: AskedFiles, inputs: [String], eyes: Eyes?, threads: WorkerThreads
    ) async throws -> [Finding] {
        let store = library.store
        let judge = PictureJudge(store: store, finder: try await CopyFinder(library))
        let newPictures = newFolder.map { NewPictures(folder: $0, inputs: inputs) }
        let tally = ReadTally(source: inputs.first ?? "", files: asked.files.count, bytes: asked.byteCount)
        let report = report
        return try await ReadStages(library, eyes: eyes, threads: threads).run(
            asked, known: { try store.ownedContentId(hash: $0) },
            finish: { job, result in
                for event in tally.count(result) { report(event) }
                switch result {
                case .picture(let picture, let file, _):
                    var verdict = try judge.verdict(on: picture, of: file)
                    if verdict.verdict == PictureVerdict.new, let job, let newPictures {
                        do {
                            verdict.savedAs = try newPictures.save(job)
                        } catch let error as ReadError {
                            verdict.reason = error.explanation
                        }
                    }
                    return Finding(file: file, verdicts: [verdict])
                case .archiveEnd(let finished, _, _, _):
                    return Finding(
                        file: finished.file, verdicts: finished.problems.map { .unreadable($0.path, $0.reason) })
                }
            },
            sink: { (outputs: AsyncChannel<Finding>) in
                var findings: [Finding] = []
                for await finding in outputs where !finding.verdicts.isEmpty { findings.append(finding) }
                try Task.checkCancellation()
                return findings
            })
    }
}

extension PictureVerdict {
    fileprivate static func unreadable(_ path: String, _ reason: String) -> PictureVerdict {
        PictureVerdict(verdict: unreadable, path: path, have: [], reason: reason)
    }
}

extension OwnershipSummary {
    fileprivate init(path: String, verdicts: [PictureVerdict], places: CommonPlace) {
        self.init(
            path: path, pictures: verdicts.count { FileKind(path: $0.path) == .picture },
            owned: verdicts.count(where: \.isOwned),
            new: verdicts.count { $0.verdict == PictureVerdict.new },
            unreadable: verdicts.count { $0.verdict == PictureVerdict.unreadable },
            place: places.place(of: verdicts.filter(\.isOwned).compactMap(\.have.first?.path)))
    }
}
