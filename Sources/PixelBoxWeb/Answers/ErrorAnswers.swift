internal import Hummingbird
internal import NIOCore
internal import PixelBoxCore

/// Answers every error as `{"error": "one sentence"}`.
struct ErrorAnswers: RouterMiddleware {
    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = Self.problem(of: error)
            if problem.status == .internalServerError {
                context.logger.error("\(request.method) \(request.uri.path) failed: \(error)")
            }
            var response = Response.json(["error": problem.sentence])
            response.status = problem.status
            if problem.status == .serviceUnavailable { response.headers[.retryAfter] = "1" }
            return response
        }
    }

    /// What an error means to the person who asked.
    static func problem(of error: any Error) -> WebProblem {
        switch error {
        case let problem as WebProblem: problem
        case let error as QueryError: WebProblem(.badRequest, error.description)
        case let error as PathProblem: WebProblem(.unprocessableContent, error.description)
        case let error as ShowModelMissing: WebProblem(.unprocessableContent, error.description)
        case let error as FetchProblem: WebProblem(.unprocessableContent, error.description)
        case let error as LibraryBusy: WebProblem(.conflict, error.description)
        case is DecodingError: WebProblem(.badRequest, "The request is not what was expected.")
        case is NIOTooManyBytesError: WebProblem(.contentTooLarge, "That is more than PixelBox takes at once.")
        case is CancellationError: WebProblem(.serviceUnavailable, "The request was stopped.")
        case let error as any HTTPResponseError: WebProblem(error.status, Self.sentence(for: error.status))
        default: WebProblem(.internalServerError, String(describing: error))
        }
    }

    private static func sentence(for status: HTTPResponse.Status) -> String {
        switch status {
        case .notFound: "There is nothing here."
        case .methodNotAllowed: "That cannot be done here."
        case .contentTooLarge: "That is more than PixelBox takes at once."
        default: status.reasonPhrase.isEmpty ? "The request cannot be answered." : status.reasonPhrase + "."
        }
    }
}
