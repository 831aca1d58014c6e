internal import Foundation

/// Fetches a picture from the web, to search by it. Asks public addresses only: a page elsewhere must not be able to make
/// PixelBox look into the network at home.
package struct WebPicture: Sendable {
    private static let longestAddress = 4096
    private static let mostRedirects = 4

    private let limit: Int
    private let seconds: Int
    private let addresses: @Sendable (_ host: String) -> [String]?

    /// Takes at most `limit` bytes, and so many seconds. `addresses` tells the addresses of a host, as numbers, and nil where it must not be asked.
    package init(
        limit: Int, seconds: Int = 30,
        addresses: @escaping @Sendable (_ host: String) -> [String]? = { PublicAddress.of(host: $0)?.map(\.text) }
    ) {
        self.limit = limit
        self.seconds = seconds
        self.addresses = addresses
    }

    /// The bytes at an address.
    /// - Throws: `FetchProblem` saying in one sentence why there are none.
    package func bytes(at address: String) async throws -> [UInt8] {
        do {
            return try await fetched(address)
        } catch let problem as CurlProblem {
            throw FetchProblem(problem.description)
        }
    }

    private func fetched(_ address: String) async throws -> [UInt8] {
        var next = address
        for _ in 0...Self.mostRedirects {
            let target = try Target(next, addresses)
            let file = FileManager.default.temporaryDirectory.appendingPathComponent("pixelbox-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: file) }  // Best effort: it lies in the temporary folder.
            // Where a server does not say how long the answer is, the rate and the time bound it.
            let said = try await Curl.answer(
                [
                    "--resolve", target.pin, "--noproxy", "*", "--max-redirs", "0", "--max-filesize", "\(limit)",
                    "--max-time", "\(seconds)", "--retry", "0", "--limit-rate", "\(max(1, limit / seconds))",
                    "--write-out",
                    "%{http_code} %{redirect_url}",
                    "--output", file.path, target.text,
                ], target.text)
            let parts = said.split(separator: " ", maxSplits: 1).map(String.init)
            if let code = parts.first, code.hasPrefix("3"), parts.count == 2 {
                next = parts[1]
                continue
            }
            let bytes = [UInt8](FileManager.default.contents(atPath: file.path) ?? Data())
            guard bytes.count <= limit else { throw FetchProblem("\(address) is more than PixelBox takes at once") }
            return bytes
        }
        throw FetchProblem("\(address) leads on and on")
    }

    /// Where a request goes: the name is looked up once, so that what was checked is what is asked.
    private struct Target {
        let text: String
        /// Host, port and number, as curl takes them.
        let pin: String

        init(_ address: String, _ addresses: (_ host: String) -> [String]?) throws {
            guard address.utf8.count <= longestAddress, var parts = URLComponents(string: address),
                let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
                let host = parts.encodedHost?.lowercased(), !host.isEmpty, host.utf8.allSatisfy(Self.isPlain),
                host.last != ".", parts.user == nil, parts.password == nil
            else { throw FetchProblem("that is not the address of a picture on the web") }
            let name = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
            guard let found = addresses(name) else {
                throw FetchProblem("\(name) is in a private network; PixelBox fetches pictures from the internet only")
            }
            guard let first = found.first else { throw FetchProblem("cannot reach \(name): is this machine online?") }
            let number = first.contains(":") ? "[\(first)]" : first
            // Written as it was checked, so that curl does not read another name into it.
            parts.encodedHost = host
            text = parts.string ?? ""
            pin = "\(name):\(parts.port ?? (scheme == "https" ? 443 : 80)):\(number)"
        }

        private static func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
            default: "-._:[]".utf8.contains(byte)
            }
        }
    }
}

/// Why a picture on the web was not fetched.
public struct FetchProblem: Error, CustomStringConvertible, Equatable {
    /// One sentence for the user.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

extension Library {
    /// A picture on the web, to search by it, if the user allows that at all; at most `limit` bytes.
    /// - Throws: `FetchProblem`.
    public func picture(onTheWeb address: String, limit: Int) async throws -> [UInt8] {
        guard settings.fetchesPictures else {
            throw FetchProblem(
                "fetching pictures from the web is turned off; the settings of the library can turn it on")
        }
        return try await WebPicture(limit: limit).bytes(at: address)
    }
}
