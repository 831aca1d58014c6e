/// Counts what comes out of an archive and all archives inside it, and says when it is too much.
final class ExpansionBudget {
    private let allowed: Int64
    private let fileSize: Int64
    private var spent: Int64 = 0
    /// Whether more was asked for than allowed; nothing is read any more then.
    private(set) var isExhausted = false

    init(fileSize: Int64, limits: ArchiveLimits) {
        let (scaled, overflow) = fileSize.multipliedReportingOverflow(by: Int64(limits.maxRatio))
        allowed = min(Int64(limits.maxTotalBytes), max(Int64(limits.ratioFreeTotalBytes), overflow ? .max : scaled))
        self.fileSize = fileSize
    }

    /// Whether that many more bytes are too many.
    func check(_ bytes: Int64, path: String) throws(ArchiveError) {
        let sum = spent.addingReportingOverflow(max(0, bytes))
        guard sum.overflow || sum.partialValue > allowed else { return }
        isExhausted = true
        let detail = "over \(ByteCount.text(allowed)) out of \(ByteCount.text(fileSize)); the rest is left out"
        throw ArchiveError(path: path, reason: .bomb, detail: detail)
    }

    /// Takes bytes from the budget; throws when it is spent.
    func spend(_ bytes: Int64, path: String) throws(ArchiveError) {
        try check(bytes, path: path)
        spent += max(0, bytes)
    }
}
