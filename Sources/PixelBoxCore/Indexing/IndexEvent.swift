/// What happens while a library is brought up to date, for progress bars and `--json`.
public enum IndexEvent: Sendable {
    /// How far it is; comes often.
    case progress(IndexProgress)
    /// Something could not be read, or only in part.
    case skipped(path: String, reason: String)
    /// A source is not there; its pictures stay searchable.
    case offline(path: String)
    /// All done.
    case finished(IndexReport)
}

/// A snapshot of the work.
public struct IndexProgress: Sendable, Codable, Equatable {
    /// What is being done.
    public enum Stage: String, Sendable, Codable {
        /// Looking for new, changed and missing files.
        case scanning
        /// Reading and looking at pictures.
        case reading
        /// Looking again at pictures that have no look of the model in use.
        case looks
        /// Making fingerprints for pictures that have none of the present kind.
        case fingerprints
        /// Reading the text in pictures.
        case text
        /// Describing pictures with the model that answers descriptions.
        case descriptions
    }

    /// What is being done.
    public var stage = Stage.scanning
    /// The source at hand.
    public var source = ""
    /// Files met by the scan.
    public var scanned = 0
    /// Pictures done with in this stage.
    public var pictures = 0
    /// Files done with in this stage.
    public var filesDone = 0
    /// Files to do; an archive is one file.
    public var filesTotal = 0
    /// Bytes of the files done with.
    public var bytesDone: Int64 = 0
    /// Bytes of all files to do.
    public var bytesTotal: Int64 = 0
    /// Files and entries that could not be read.
    public var skipped = 0
    /// Since this stage began.
    public var seconds = 0.0

    /// Pictures per second in this stage.
    public var rate: Double { seconds > 0 ? Double(pictures) / seconds : 0 }

    /// Seconds to the end of this stage, from the share of files and bytes that is done.
    public var remainingSeconds: Double? {
        guard filesDone > 0, filesTotal > 0, seconds > 0.5 else { return nil }
        let files = Double(filesDone) / Double(filesTotal)
        let bytes = bytesTotal > 0 ? Double(bytesDone) / Double(bytesTotal) : files
        let share = min(1, max(0.001, (files + bytes) / 2))
        return seconds * (1 - share) / share
    }
}

/// What bringing a library up to date has done.
public struct IndexReport: Sendable, Codable, Equatable {
    /// Seconds of work by stage, summed over all workers.
    public struct Seconds: Sendable, Codable, Equatable {
        /// Getting bytes from disks and out of archives.
        public var read = 0.0
        /// SHA-256.
        public var hash = 0.0
        /// Decoding, thumbnail, metadata.
        public var decode = 0.0
        /// Making fingerprints.
        public var fingerprint = 0.0
        /// Running the look model.
        public var look = 0.0
        /// Writing to the library.
        public var write = 0.0

        static func += (sum: inout Seconds, part: Seconds) {
            sum.read += part.read
            sum.hash += part.hash
            sum.decode += part.decode
            sum.fingerprint += part.fingerprint
            sum.look += part.look
            sum.write += part.write
        }
    }

    /// Files met by the scan.
    public var scanned = 0
    /// Files that were not known.
    public var added = 0
    /// Files whose size, time or inode differed.
    public var changed = 0
    /// Files found again at another place.
    public var moved = 0
    /// Files that are gone.
    public var removed = 0
    /// Pictures that were read, with those whose content was known already.
    public var pictures = 0
    /// Of these, how many showed a content that the library had.
    public var known = 0
    /// Entries of changed archives that were not read again.
    public var unchangedEntries = 0
    /// Pictures read before that were given a look now.
    public var lookedAgain = 0
    /// Pictures whose text was read, those without text included.
    public var textRead = 0
    /// Pictures read before that were described now.
    public var describedAgain = 0
    /// Pictures, archives and folders that could not be read, or only in part.
    public var skipped = 0
    /// Sources that are not there.
    public var offline: [String] = []
    /// Why there are no looks, if so.
    public var looksMissing: String?
    /// Why no text was read, if so.
    public var textMissing: String?
    /// Why pictures are not found by description, if one should answer that.
    public var descriptionsMissing: String?
    /// From start to end.
    public var seconds = 0.0
    /// Of these, for reading text.
    public var textSeconds = 0.0
    /// Where the time went.
    public var stageSeconds = Seconds()
    /// The same of reading text.
    public var textStageSeconds = TextSeconds()
}
