internal import Synchronization

/// A browser that has opened the page.
struct Session: Sendable, Equatable {
    /// In the cookie, where scripts cannot see it.
    let key: String
    /// In the page, and sent along with every change: another site can neither read nor guess it.
    let token: String
    /// Whether the password was given, where there is one.
    var isAdmitted: Bool
}

/// The browsers that have opened the page since the server started.
final class Sessions: Sendable {
    /// The name of the cookie.
    static let cookieName = "pixelbox-session"

    private static let limit = 1000
    private let known = Mutex<(byKey: [String: Session], order: [String])>(([:], []))

    /// The session of a cookie.
    subscript(key: String) -> Session? { known.withLock { $0.byKey[key] } }

    /// Begins a session; the oldest ends where there are too many.
    func begin(isAdmitted: Bool) -> Session {
        let session = Session(key: Secret.random(), token: Secret.random(), isAdmitted: isAdmitted)
        known.withLock { known in
            known.byKey[session.key] = session
            known.order.append(session.key)
            if known.order.count > Self.limit { known.byKey[known.order.removeFirst()] = nil }
        }
        return session
    }

    /// Ends a session.
    func end(_ key: String) {
        known.withLock { known in
            known.byKey[key] = nil
            known.order.removeAll { $0 == key }
        }
    }
}

/// Words that nobody can guess.
enum Secret {
    /// 256 bits from the system's source of randomness.
    static func random() -> String {
        var source = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(source.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Whether two words are equal; takes as long where they differ early as where they differ late.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var difference = left.count ^ right.count
        for index in left.indices { difference |= Int(left[index] ^ (right.isEmpty ? 1 : right[index % right.count])) }
        return difference == 0
    }
}
