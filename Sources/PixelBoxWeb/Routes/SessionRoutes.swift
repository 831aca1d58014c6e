internal import Hummingbird

/// Beginning a session: every change needs its token, and where there is a password, it is asked for here.
struct SessionRoutes {
    let sessions: Sessions
    let password: String?
    let desktop: Desktop
    private let attempts = Attempts()

    init(sessions: Sessions, password: String?, desktop: Desktop) {
        self.sessions = sessions
        self.password = password
        self.desktop = desktop
    }

    func add(to router: Router<WebContext>) {
        router.get("/api/session") { _, context in
            let session = context.session ?? sessions.begin(isAdmitted: password == nil)
            var response = Response.json(answer(session))
            if context.session == nil { response.setSession(session) }
            return response
        }
        router.post("/api/session") { request, context in
            guard let password else { return Response.done }
            guard let session = context.session, let token = request.headers[.pixelBoxToken],
                Secret.areEqual(token, session.token)
            else { throw WebProblem(.forbidden, "This did not come from the page. Reload it and try again.") }
            try await attempts.wait()
            let entry = try await request.value(PasswordEntry.self)
            guard Secret.areEqual(password, entry.password) else {
                await attempts.failed()
                throw WebProblem(.forbidden, "That is not the password.")
            }
            // A new key: nobody who knew the old one comes in with it.
            sessions.end(session.key)
            let admitted = sessions.begin(isAdmitted: true)
            var response = Response.json(answer(admitted))
            response.setSession(admitted)
            return response
        }
    }

    private func answer(_ session: Session) -> SessionAnswer {
        SessionAnswer(
            token: session.token, isAdmitted: session.isAdmitted,
            abilities: .init(open: desktop.canOpen, reveal: desktop.canOpen))
    }
}

private struct SessionAnswer: Encodable {
    struct Abilities: Encodable {
        let open: Bool
        let reveal: Bool
    }

    let token: String
    let isAdmitted: Bool
    let abilities: Abilities
}

private struct PasswordEntry: Decodable {
    let password: String
}

/// Makes guessing passwords slow: each wrong one doubles the time until the next may be tried, up to a minute.
private actor Attempts {
    private var failures = 0
    private var next = ContinuousClock.now

    func wait() throws {
        guard ContinuousClock.now >= next else {
            throw WebProblem(.tooManyRequests, "Too many wrong passwords. Wait a little and try again.")
        }
    }

    func failed() {
        failures = min(failures + 1, 10)
        next = .now + min(.seconds(60), .milliseconds(100 << failures))
    }
}
