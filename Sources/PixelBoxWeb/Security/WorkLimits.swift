/// Bounds how many requests are worked on at once, and how long each may take.
package struct WorkLimits: Sendable {
    private let admission: Admission
    private let timeout: Duration

    /// The limits of a configuration.
    package init(_ configuration: WebConfiguration) {
        admission = Admission(limit: configuration.concurrentRequests, waiting: configuration.waitingRequests)
        timeout = configuration.requestTimeout
    }

    /// Does the work of a request when its turn comes.
    /// - Throws: `WebProblem` if too many requests wait, or the time is over.
    package func run<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await within {
            try await admission.enter()
            do {
                let value = try await work()
                await admission.leave()
                return value
            } catch {
                await admission.leave()
                throw error
            }
        }
    }

    /// Takes in what a request sends; waiting for it keeps nobody else waiting.
    func receive<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await within(work)
    }

    private func within<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else {
                throw WebProblem(.gatewayTimeout, "This took too long and was stopped.")
            }
            return value
        }
    }
}
