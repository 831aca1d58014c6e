internal import Hummingbird

/// Names bytes for the browser's cache, so that what has not changed is not sent again.
enum ContentTag {
    /// The FNV-1a hash of the bytes as an entity tag: for telling versions apart, not for secrets.
    static func of(_ bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return "\"" + String(hash, radix: 36) + "\""
    }

    /// Whether the browser has this version already.
    static func isKnown(_ tag: String, to request: Request) -> Bool {
        guard let known = request.headers[.ifNoneMatch] else { return false }
        return known == "*"
            || known.split(separator: ",").contains { $0.trimmingPrefix(while: { " W/".contains($0) }) == tag }
    }

    /// The answer with its tag, or "not modified" where the browser has it.
    static func answer(
        _ request: Request, bytes: [UInt8], mediaType: String, caching: String, tag: String? = nil
    ) -> Response {
        let tag = tag ?? of(bytes)
        let headers: HTTPFields = [.eTag: tag, .cacheControl: caching]
        guard !isKnown(tag, to: request) else { return Response(status: .notModified, headers: headers) }
        return .bytes(bytes, mediaType: mediaType, headers: headers)
    }
}
