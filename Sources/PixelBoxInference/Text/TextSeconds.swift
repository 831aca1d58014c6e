/// Where the time of reading text went.
package struct TextSeconds: Sendable, Equatable {
    /// Finding lines.
    package var detection = 0.0
    /// Telling which of them stand on their head.
    package var orientation = 0.0
    /// Reading them.
    package var recognition = 0.0

    package init() {}

    /// Adds the time that some work takes.
    mutating func add<Result>(
        to part: WritableKeyPath<TextSeconds, Double>, _ work: () throws(InferenceError) -> Result
    ) throws(InferenceError) -> Result {
        let start = ContinuousClock.now
        let result = try work()
        self[keyPath: part] += start.duration(to: .now) / .seconds(1)
        return result
    }
}
