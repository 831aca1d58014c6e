import CArchive
import PixelBoxArchives

/// Archives made by libarchive's own writers.
struct FixtureArchive {
    enum Format {
        case zip, storedZip, weaklyEncryptedZip, sevenZip, tar, cpio, iso
    }

    enum Compression: CaseIterable {
        case none, gzip, bzip2, xz, zstd, lz4
    }

    struct Entry {
        var name: String
        var bytes: [UInt8]
        var isFolder = false

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    }

    struct WriteFailed: Error {
        let text: String
    }

    /// Seconds since 1970 that all entries carry.
    static let time = 1_600_000_000

    /// The bytes of an archive with the entries.
    static func bytes(_ format: Format, password: String? = nil, _ entries: [Entry]) throws -> [UInt8] {
        try bytes(format, .none, password: password, entries)
    }

    /// The bytes of a compressed archive with the entries.
    static func bytes(
        _ format: Format, _ compression: Compression, password: String? = nil, _ entries: [Entry]
    ) throws -> [UInt8] {
        let folder = try TemporaryFolder()
        let path = folder.path("archive")
        try TextLocale.withUTF8 { try write(to: path, format, compression, password: password, entries) }
        return try Array(readFile(path))
    }

    private static func write(
        to path: String, _ format: Format, _ compression: Compression, password: String?, _ entries: [Entry]
    ) throws {
        guard let archive = archive_write_new() else { throw WriteFailed(text: "out of memory") }
        defer { archive_write_free(archive) }
        func check(_ status: Int32) throws {
            guard status < ARCHIVE_WARN else { return }
            throw WriteFailed(text: archive_error_string(archive).map { String(cString: $0) } ?? "")
        }
        switch format {
        case .zip, .storedZip, .weaklyEncryptedZip: try check(archive_write_set_format_zip(archive))
        case .sevenZip: try check(archive_write_set_format_7zip(archive))
        case .tar: try check(archive_write_set_format_pax_restricted(archive))
        case .cpio: try check(archive_write_set_format_cpio_newc(archive))
        case .iso: try check(archive_write_set_format_iso9660(archive))
        }
        if format == .storedZip { try check(archive_write_zip_set_compression_store(archive)) }
        switch compression {
        case .none: try check(archive_write_add_filter_none(archive))
        case .gzip: try check(archive_write_add_filter_gzip(archive))
        case .bzip2: try check(archive_write_add_filter_bzip2(archive))
        case .xz: try check(archive_write_add_filter_xz(archive))
        case .zstd: try check(archive_write_add_filter_zstd(archive))
        case .lz4: try check(archive_write_add_filter_lz4(archive))
        }
        if let password {
            try check(
                archive_write_set_options(
                    archive, "zip:encryption=\(format == .weaklyEncryptedZip ? "zipcrypt" : "aes256")"))
            try check(archive_write_set_passphrase(archive, password))
        }
        try check(archive_write_open_filename(archive, path))
        for item in entries {
            guard let entry = archive_entry_new() else { throw WriteFailed(text: "out of memory") }
            defer { archive_entry_free(entry) }
            archive_entry_set_pathname(entry, item.name)
            archive_entry_set_filetype(entry, item.isFolder ? 0o040000 : 0o100000)
            archive_entry_set_perm(entry, 0o644)
            archive_entry_set_mtime(entry, time, 0)
            archive_entry_set_size(entry, Int64(item.bytes.count))
            try check(archive_write_header(archive, entry))
            guard archive_write_data(archive, item.bytes, item.bytes.count) >= 0 else {
                throw WriteFailed(text: "data")
            }
        }
        try check(archive_write_close(archive))
    }
}
