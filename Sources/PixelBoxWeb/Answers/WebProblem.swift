internal import Hummingbird

/// A request that cannot be answered, in one sentence for the person who asked.
struct WebProblem: Error, Equatable {
    let status: HTTPResponse.Status
    let sentence: String

    init(_ status: HTTPResponse.Status, _ sentence: String) {
        self.status = status
        self.sentence = sentence
    }

    static func notFound(_ what: String) -> WebProblem { WebProblem(.notFound, what) }
    static func bad(_ sentence: String) -> WebProblem { WebProblem(.badRequest, sentence) }
}
