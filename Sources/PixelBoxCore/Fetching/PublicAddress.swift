internal import Foundation

/// An address on the internet, as numbers, that is nobody's home network.
struct PublicAddress: Equatable {
    /// As it is written, for example `93.184.215.14` or `2606:2800:21f::1`.
    let text: String

    /// Nil for the addresses of this machine, of private networks and of other special purposes (IANA IPv4 and IPv6
    /// Special-Purpose Address Registries), and where the bytes are not four or sixteen.
    init?(bytes: [UInt8]) {
        guard Self.isPublic(bytes) else { return nil }
        text =
            bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : stride(from: 0, to: 16, by: 2).map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":")
    }

    /// The addresses of a host, if all of them are public. Blocks while the name is looked up.
    static func of(host: String) -> [PublicAddress]? {
        var hints = addrinfo()
        #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [PublicAddress] = []
        for entry in sequence(first: list, next: { $0?.pointee.ai_next }) {
            guard let entry else { break }
            guard let address = PublicAddress(bytes: Self.bytes(of: entry.pointee)) else { return nil }
            found.append(address)
        }
        return found
    }

    private static func bytes(of entry: addrinfo) -> [UInt8] {
        guard let address = entry.ai_addr else { return [] }
        let raw = UnsafeRawPointer(address)
        switch entry.ai_family {
        case AF_INET: return withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6: return withUnsafeBytes(of: raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr) { Array($0) }
        default: return []
        }
    }

    private static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4:
            return !special.contains { zip(bytes, $0.prefix).allSatisfy { $0 & $1.mask == $1.value } }
        case 16:
            // Only what is given out as global unicast, less what stands for an IPv4 address or for documents.
            guard bytes[0] & 0xE0 == 0x20 else { return false }
            let reserved: [[UInt8]] = [
                [0x20, 0x02],  // 6to4
                [0x20, 0x01, 0x00, 0x00],  // Teredo
                [0x20, 0x01, 0x0D, 0xB8],  // documents
            ]
            return !reserved.contains { bytes.starts(with: $0) }
        default:
            return false
        }
    }

    private struct Block {
        let prefix: [(mask: UInt8, value: UInt8)]

        init(_ bytes: [UInt8], bits: Int) {
            prefix = (0..<(bits + 7) / 8).map { index in
                let left = min(8, bits - index * 8)
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> left)
                return (mask, (index < bytes.count ? bytes[index] : 0) & mask)
            }
        }
    }

    private static let special = [
        Block([0], bits: 8), Block([10], bits: 8), Block([100, 64], bits: 10), Block([127], bits: 8),
        Block([169, 254], bits: 16), Block([172, 16], bits: 12), Block([192, 0, 0], bits: 24),
        Block([192, 0, 2], bits: 24), Block([192, 88, 99], bits: 24), Block([192, 168], bits: 16),
        Block([198, 18], bits: 15), Block([198, 51, 100], bits: 24), Block([203, 0, 113], bits: 24),
        Block([224], bits: 3),
    ]
}
