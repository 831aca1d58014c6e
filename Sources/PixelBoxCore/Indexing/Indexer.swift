internal import Foundation
internal import PixelBoxArchives
internal import PixelBoxImaging
internal import PixelBoxInference
internal import PixelBoxStore
internal import Synchronization

/// Brings a library up to date: scans the sources, reads what is new or changed, looks again where looks are missing.
struct Indexer {
    let library: Library
    let report: @Sendable (IndexEvent) -> Void

    private var store: Store { library.store }

    /// Works through the sources; returns when everything is in the library.
    func run(_ sources: [Source], text: TextReading) async throws -> IndexReport {
        let start = ContinuousClock.now
        let lock = try IndexLock(folder: library.configuration.folder)
        defer { withExtendedLifetime(lock) {} }

        var result = IndexReport()
        if text != .only { try await readPictures(sources, into: &result) }
        let textStart = ContinuousClock.now
        let isTextWanted = text == .only || text == .last && library.settings.readsText
        if isTextWanted { try await readText(isAllThereIs: text == .only, into: &result) }
        result.textSeconds = textStart.seconds(to: .now)
        result.seconds = start.seconds(to: .now)
        report(.finished(result))
        return result
    }

    /// Everything but text.
    private func readPictures(_ sources: [Source], into result: inout IndexReport) async throws {
        let workers = library.configuration.workers
        let threads = WorkerThreads(count: workers + 1, name: "pixelbox worker")
        var present: [Source] = []
        for source in sources {
            if try await scan(source, threads: threads, into: &result) { present.append(source) }
        }
        for source in present {
            try await read(source, threads: threads, into: &result)
            try await store.markIndexed(source: source.id)
        }
        try await store.pruneContents()
        try await fingerprintAgain(threads: threads)
        try await lookAgain(threads: threads, into: &result)
        try await describeAgain(threads: threads, into: &result)
    }

    /// - Returns: whether the source is there.
    private func scan(_ source: Source, threads: WorkerThreads, into result: inout IndexReport) async throws -> Bool {
        let known = try await store.knownFiles(ofSource: source.id)
        let report = report
        let scanner = Scanner(store: store)
        let found = try await withThrowingTaskGroup(of: Scanner.Result.self) { group in
            group.addTask(executorPreference: threads) {
                try scanner.scan(source, known: known) { count in
                    report(.progress(IndexProgress(stage: .scanning, source: source.path, scanned: count)))
                }
            }
            return try await group.next() ?? Scanner.Result()
        }
        try await store.setOnline(!found.isOffline, source: source.id)
        guard !found.isOffline else {
            result.offline.append(source.path)
            report(.offline(path: source.path))
            return false
        }
        try await store.setScanProblems(found.problems, source: source.id)
        for problem in found.problems { report(.skipped(path: problem.path, reason: problem.reason)) }
        result.scanned += found.scanned
        result.added += found.added
        result.changed += found.changed
        result.moved += found.moved
        result.removed += found.removed
        result.skipped += found.problems.count
        return true
    }

    /// The look model and its row; nil where it is not installed, which is noted and stops nothing else.
    private func openEyes(into result: inout IndexReport) async -> Eyes? {
        do {
            return try await library.openEyes()
        } catch {
            result.looksMissing = String(describing: error)
            return nil
        }
    }

    private func read(_ source: Source, threads: WorkerThreads, into result: inout IndexReport) async throws {
        let waiting = try await store.unreadCount(ofSource: source.id)
        guard waiting.files > 0 else { return }
        let eyes = await openEyes(into: &result)
        let tally = ReadTally(source: source.path, files: waiting.files, bytes: waiting.bytes)
        let pipeline = ReadPipeline(store: store, stages: ReadStages(library, eyes: eyes, threads: threads))
        let report = report
        let written = try await pipeline.run(source) { read in
            for event in tally.count(read) { report(event) }
        }
        tally.add(to: &result)
        result.stageSeconds += written
    }

    /// Gives fingerprints to contents that have none of the present kind, from their thumbnails.
    private func fingerprintAgain(threads: WorkerThreads) async throws {
        try await FingerprintBackfill(store: store, decoder: library.decoder, threads: threads)
            .run(onProgress: progress(of: .fingerprints))
    }

    /// Gives looks to contents that have none of this model.
    private func lookAgain(threads: WorkerThreads, into result: inout IndexReport) async throws {
        guard try await isLookMissing(into: &result), let eyes = await openEyes(into: &result) else { return }
        let backfill = LookBackfill(store: store, pass: ThumbnailPass(library, threads: threads), eyes: eyes)
        result.lookedAgain = try await backfill.run(onProgress: progress(of: .looks))
    }

    /// Whether a content has no look of the model; no where it is not installed, which is noted.
    private func isLookMissing(into result: inout IndexReport) async throws -> Bool {
        let model: Int64
        do {
            model = try await library.looks.model()
        } catch {
            result.looksMissing = String(describing: error)
            return false
        }
        return try await !store.contentsWithout(.look, model: model, after: 0, limit: 1).isEmpty
    }

    /// Gives contents vectors of what they show that have none of the model in use.
    private func describeAgain(threads: WorkerThreads, into result: inout IndexReport) async throws {
        do {
            guard let use = try await library.shows.wanted() else { return }
            result.describedAgain = try await ShowBackfill(library: library, use: use, threads: threads)
                .run(onProgress: progress(of: .descriptions))
        } catch let error as InferenceError {
            result.descriptionsMissing = error.description
        } catch let error as ShowModelMissing {
            result.descriptionsMissing = error.description
        }
    }

    /// Reads the text in contents where these models have not read it. Without models nothing else is lost, which is noted.
    private func readText(isAllThereIs: Bool, into result: inout IndexReport) async throws {
        let backfill = TextBackfill(
            store: store, source: library.text, archives: library.archives, workers: library.configuration.workers)
        do {
            let counts = try await backfill.run(onProgress: progress(of: .text))
            result.textRead = counts.read
            result.textStageSeconds = counts.seconds
        } catch let error as TextSourceMissing {
            guard !isAllThereIs else { throw error }
            result.textMissing = error.description
        }
    }

    /// Tells how far one of the stages behind reading has come, which count pictures.
    private func progress(of stage: IndexProgress.Stage) -> @Sendable (Int, Int, Double) -> Void {
        { [report] done, total, seconds in
            var progress = IndexProgress(stage: stage)
            (progress.pictures, progress.filesDone, progress.filesTotal) = (done, done, total)
            progress.seconds = seconds
            report(.progress(progress))
        }
    }
}
