/// Why a model could not be loaded or run.
package struct InferenceError: Error, Equatable, CustomStringConvertible {
    /// What kind of failure it is.
    package enum Reason: Sendable, Equatable {
        /// OpenVINO is not installed or too old.
        case noLibrary
        /// The model folder or one of its files is not there.
        case modelMissing
        /// A file of the model cannot be understood.
        case damaged
        /// The model was given something that it does not take.
        case badInput
        /// The library refused to run the model.
        case failed
    }

    /// What kind of failure it is.
    package let reason: Reason
    /// The model, file or input that is concerned.
    package let subject: String
    /// The library's or reader's own words; may be empty.
    package let detail: String

    package init(_ reason: Reason, _ subject: String, detail: String = "") {
        self.reason = reason
        self.subject = subject
        self.detail = detail
    }

    package var description: String {
        let sentence =
            switch reason {
            case .noLibrary: "cannot use \(subject): the OpenVINO library cannot be opened"
            case .modelMissing: "cannot use \(subject): there is no such model file"
            case .damaged: "cannot use \(subject): the file is damaged or is not such a model"
            case .badInput: "cannot run \(subject): the input does not fit"
            case .failed: "cannot run \(subject)"
            }
        return detail.isEmpty ? sentence : "\(sentence) (\(detail))"
    }
}
