import CArchive

/// Owns one libarchive reader and frees it exactly once.
struct ArchiveHandle: ~Copyable {
    private let archive: OpaquePointer
    private let feed: Feed

    /// What the callbacks see: the source, and what went wrong in it.
    private final class Feed {
        let source: any ArchiveSource
        var failure: (any Error)?

        init(_ source: any ArchiveSource) { self.source = source }
    }

    /// Makes a reader for every format that is read from the source alone.
    init(_ source: any ArchiveSource, passwords: [String]) throws {
        guard let archive = archive_read_new() else { throw ArchiveFailure(code: ARCHIVE_FATAL, text: "out of memory") }
        let feed = Feed(source)
        // Listed one by one: "all" would include formats that run other programs or read other files.
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_7zip(archive)
        archive_read_support_format_rar(archive)
        archive_read_support_format_rar5(archive)
        archive_read_support_format_iso9660(archive)
        archive_read_support_format_cab(archive)
        archive_read_support_format_lha(archive)
        archive_read_support_format_cpio(archive)
        archive_read_support_filter_gzip(archive)
        archive_read_support_filter_bzip2(archive)
        archive_read_support_filter_compress(archive)
        archive_read_support_filter_xz(archive)
        archive_read_support_filter_lzma(archive)
        archive_read_support_filter_lzip(archive)
        archive_read_support_filter_zstd(archive)
        archive_read_support_filter_lz4(archive)
        // Entries of macOS's own ("._name") stay what they are instead of being merged.
        archive_read_set_format_option(archive, "zip", "mac-ext", nil)
        for password in passwords where !password.isEmpty { archive_read_add_passphrase(archive, password) }

        archive_read_set_callback_data(archive, Unmanaged.passUnretained(feed).toOpaque())
        archive_read_set_read_callback(archive) { _, context, block in
            guard let feed = ArchiveHandle.feed(context) else { return -1 }
            do {
                if Task.isCancelled { throw CancellationError() }
                let bytes = try feed.source.next()
                block?.pointee = bytes.baseAddress
                return bytes.count
            } catch {
                feed.failure = error
                return -1
            }
        }
        archive_read_set_skip_callback(archive) { _, context, count in
            guard let feed = ArchiveHandle.feed(context) else { return 0 }
            do {
                return try feed.source.skip(count)
            } catch {
                feed.failure = error
                return Int64(ARCHIVE_FATAL)
            }
        }
        if source.randomAccess != nil {
            archive_read_set_seek_callback(archive) { _, context, offset, whence in
                guard let source = ArchiveHandle.feed(context)?.source, let bytes = source.randomAccess else {
                    return Int64(ARCHIVE_FATAL)
                }
                let origin: Int64 =
                    switch whence {
                    case SEEK_CUR: source.position
                    case SEEK_END: bytes.length
                    default: 0
                    }
                let (target, overflow) = origin.addingReportingOverflow(offset)
                guard !overflow, target >= 0, target <= bytes.length else { return Int64(ARCHIVE_FATAL) }
                source.seek(to: target)
                return target
            }
        }
        self.archive = archive
        self.feed = feed
    }

    /// Recognises the format.
    func open() throws { try check(archive_read_open1(archive)) }

    deinit { archive_read_free(archive) }

    private static func feed(_ context: UnsafeMutableRawPointer?) -> Feed? {
        context.map { Unmanaged<Feed>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Goes to the next entry; nil at the end.
    func nextHeader() throws -> EntryHeader? {
        var entry: OpaquePointer?
        for _ in 0..<8 {
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return nil }
            if status == ARCHIVE_RETRY { continue }
            try check(status)
            return entry.map { EntryHeader($0) }
        }
        throw ArchiveFailure(code: ARCHIVE_FATAL, text: "")
    }

    /// Unpacks the next bytes of the entry; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        for _ in 0..<8 {
            let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if count == Int(ARCHIVE_RETRY) { continue }
            throw failure(code: Int32(clamping: count))
        }
        throw ArchiveFailure(code: ARCHIVE_FATAL, text: "")
    }

    /// Bytes that came out of the outer compression (of a .tar.gz, say); nil where there is none.
    var unfilteredBytes: Int64? {
        archive_filter_count(archive) > 1 ? archive_filter_bytes(archive, 0) : nil
    }

    /// Whether leaving an entry unread costs nothing.
    var skipsFreely: Bool {
        guard archive_filter_count(archive) <= 1 else { return false }
        return switch archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK {
        case ARCHIVE_FORMAT_7ZIP, ARCHIVE_FORMAT_RAR, ARCHIVE_FORMAT_RAR_V5, ARCHIVE_FORMAT_CAB, ARCHIVE_FORMAT_LHA:
            false
        default: feed.source.randomAccess != nil
        }
    }

    /// Whether names are often in the code page of old PCs.
    var isZip: Bool { archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_ZIP }

    private func check(_ status: Int32) throws {
        if status < ARCHIVE_WARN { throw failure(code: status) }
    }

    private func failure(code: Int32) -> any Error {
        if let failure = feed.failure { return failure }
        let text = archive_error_string(archive).map { String(cString: $0) } ?? ""
        return ArchiveFailure(code: code, text: text.trimmingWhitespace)
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        var rest = Substring(self)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
