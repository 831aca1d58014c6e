import CInference
import Foundation
import Synchronization

/// A compiled model, shared by all who run it; each worker makes a session of its own.
package final class InferenceModel: Sendable {
    /// The file it was read from, as it is named in errors.
    package let file: String
    /// Names of the inputs, in the order in which a session takes them.
    package let inputNames: [String]
    /// What the inputs are given as, in the same order; nil for a type that no model here has.
    package let inputElements: [InferenceElement?]
    /// Names of the outputs, in the order in which a session answers.
    package let outputNames: [String]
    private let handle: Mutex<ModelHandle>

    /// Reads an ONNX file and compiles it for this processor; blocks for as long as that takes.
    package init(file: String, options: CompileOptions = CompileOptions()) throws(InferenceError) {
        guard FileManager.default.isReadableFile(atPath: file) else { throw InferenceError(.modelMissing, file) }
        let handle = try ModelHandle(file: file, options: options)
        self.file = file
        inputNames = handle.inputNames
        inputElements = handle.inputElements
        outputNames = handle.outputNames
        self.handle = Mutex(handle)
    }

    /// One runner of this model, for one worker at a time.
    package func makeSession() throws(InferenceError) -> sending InferenceSession {
        try handle.withLock { (handle) throws(InferenceError) -> sending InferenceSession in
            try InferenceSession(handle, file: file)
        }
    }

    /// A text that the maker of the model stored in its file, such as a table of characters.
    package func metadata(_ key: String) throws(InferenceError) -> String? {
        try ModelMetadata(file: file)[key]
    }
}

/// Owns one compiled model and frees it exactly once.
struct ModelHandle: ~Copyable {
    let pointer: OpaquePointer

    init(file: String, options: CompileOptions) throws(InferenceError) {
        let precision = try options.precision.hint(for: file)
        do {
            pointer = try Self.compile(file, options, precision, cacheFolder: options.cacheFolder)
        } catch {
            // The cache only saves time: a folder that cannot be written must not cost the model.
            guard options.cacheFolder != nil, error.reason != .noLibrary else { throw error }
            pointer = try Self.compile(file, options, precision, cacheFolder: nil)
        }
    }

    private static func compile(
        _ file: String, _ options: CompileOptions, _ precision: String, cacheFolder: String?
    ) throws(InferenceError) -> OpaquePointer {
        try CallDetail.collect(file, failure: .damaged) { detail in
            var compiled: OpaquePointer?
            let status = precision.withCString { precision in
                withOptionalCString(cacheFolder) { cacheFolder in
                    pb_model_compile(
                        file,
                        pb_compile_options(
                            cache_folder: cacheFolder, precision: precision,
                            threads: Int32(options.threads), streams: Int32(options.streams),
                            shapes: Int32(options.shapes)),
                        &compiled, detail)
                }
            }
            return (status, compiled)
        }
    }

    deinit { pb_model_free(pointer) }

    var inputNames: [String] {
        (0..<pb_model_input_count(pointer)).map { String(cString: pb_model_input_name(pointer, $0)) }
    }

    var inputElements: [InferenceElement?] {
        (0..<pb_model_input_count(pointer)).map { index in
            switch pb_model_input_element(pointer, index) {
            case PB_ELEMENT_U8: .u8
            case PB_ELEMENT_F32: .f32
            case PB_ELEMENT_I32: .i32
            case PB_ELEMENT_I64: .i64
            default: nil
            }
        }
    }

    var outputNames: [String] {
        (0..<pb_model_output_count(pointer)).map { String(cString: pb_model_output_name(pointer, $0)) }
    }
}

extension CompileOptions.Precision {
    /// The library's word for the precision; the processor is asked where the choice is automatic.
    fileprivate func hint(for file: String) throws(InferenceError) -> String {
        guard self == .automatic else { return rawValue }
        var text = [CChar](repeating: 0, count: 256)
        try CallDetail.check(file, failure: .failed) { detail in
            pb_inference_capabilities(&text, text.count, detail)
        }
        let capabilities = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return capabilities.contains("BF16") ? "bf16" : "f32"
    }
}

private func withOptionalCString<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
}
