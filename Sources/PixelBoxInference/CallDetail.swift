import CInference

/// Turns the status and detail of a C call into a thrown error.
enum CallDetail {
    private static let capacity = 2_000

    static func check(
        _ subject: String, failure: InferenceError.Reason, _ call: (pb_detail) -> pb_inference_status
    ) throws(InferenceError) {
        var text = [CChar](repeating: 0, count: capacity)
        let status = text.withUnsafeMutableBufferPointer { buffer -> pb_inference_status in
            guard let start = buffer.baseAddress else { return PB_INFERENCE_FAILED }
            return call(pb_detail(text: start, capacity: capacity))
        }
        switch status {
        case PB_INFERENCE_OK: return
        case PB_INFERENCE_NO_LIBRARY: throw InferenceError(.noLibrary, subject, detail: sentence(text))
        default: throw InferenceError(failure, subject, detail: sentence(text))
        }
    }

    static func collect(
        _ subject: String, failure: InferenceError.Reason,
        _ call: (pb_detail) -> (pb_inference_status, OpaquePointer?)
    ) throws(InferenceError) -> OpaquePointer {
        var result: OpaquePointer?
        try check(subject, failure: failure) { detail in
            let (status, pointer) = call(detail)
            result = pointer
            return status
        }
        guard let result else { throw InferenceError(failure, subject) }
        return result
    }

    /// The library's messages run over many lines, with its own source files first; the last line says what is wrong.
    private static func sentence(_ text: [CChar]) -> String {
        let message = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let lines = message.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
        return lines.last.map { String($0.prefix(300)) } ?? ""
    }
}
