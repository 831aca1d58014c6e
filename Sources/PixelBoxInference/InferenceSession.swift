import CInference

/// One runner of a compiled model. It belongs to one worker at a time, and its calls block until the answer is there.
package struct InferenceSession: ~Copyable {
    private let pointer: OpaquePointer
    private let file: String
    private let inputCount: Int
    private let outputCount: Int32

    init(_ model: borrowing ModelHandle, file: String) throws(InferenceError) {
        let modelPointer = model.pointer
        pointer = try CallDetail.collect(file, failure: .failed) { detail in
            var session: OpaquePointer?
            let status = pb_session_create(modelPointer, &session, detail)
            return (status, session)
        }
        self.file = file
        inputCount = Int(pb_model_input_count(modelPointer))
        outputCount = pb_model_output_count(modelPointer)
    }

    deinit { pb_session_free(pointer) }

    /// Runs the model on inputs in the order of `InferenceModel.inputNames`; all outputs come back in order.
    package func run(_ inputs: [InferenceInput]) throws(InferenceError) -> [InferenceOutput] {
        try start(inputs)
        var outputs: [InferenceOutput] = []
        for index in 0..<outputCount { outputs.append(try output(Int(index))) }
        return outputs
    }

    /// Runs the model and leaves the answers to `output(_:)`, for models of which not every output is wanted.
    package func start(_ inputs: [InferenceInput]) throws(InferenceError) {
        guard inputs.count == inputCount else {
            throw InferenceError(.badInput, file, detail: "it takes \(inputCount) inputs, not \(inputs.count)")
        }
        for input in inputs where input.count != input.shape.reduce(1, *) || input.count == 0 {
            throw InferenceError(.badInput, file, detail: "\(input.count) values for the shape \(input.shape)")
        }
        try run(inputs[...], tensors: [])
    }

    /// One answer of the last run.
    package func output(_ index: Int) throws(InferenceError) -> InferenceOutput {
        var tensor = pb_tensor()
        try CallDetail.check(file, failure: .failed) { detail in
            pb_session_output(pointer, Int32(index), &tensor, detail)
        }
        guard let output = InferenceOutput(copying: tensor) else {
            throw InferenceError(.failed, file, detail: "output \(index) has an element type that is not supported")
        }
        return output
    }

    /// Looks at one answer of the last run where it lies, without a copy; for large answers in f32.
    package func withOutput<Result>(
        _ index: Int, _ body: (_ values: UnsafeBufferPointer<Float>, _ shape: [Int]) -> Result
    ) throws(InferenceError) -> Result {
        var tensor = pb_tensor()
        try CallDetail.check(file, failure: .failed) { detail in
            pb_session_output(pointer, Int32(index), &tensor, detail)
        }
        guard let bytes = tensor.bytes, tensor.element == PB_ELEMENT_F32 else {
            throw InferenceError(.failed, file, detail: "output \(index) is not f32")
        }
        let shape = tensor.shape
        let values = UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: Float.self), count: shape.reduce(1, *))
        return body(values, shape)
    }

    /// Collects the tensors one by one, because each input's memory is pinned only inside its own call.
    private func run(_ inputs: ArraySlice<InferenceInput>, tensors: [pb_tensor]) throws(InferenceError) {
        guard let first = inputs.first else {
            return try CallDetail.check(file, failure: .failed) { detail in
                pb_session_run(pointer, tensors, Int32(tensors.count), detail)
            }
        }
        try first.withTensor { (tensor) throws(InferenceError) in
            try run(inputs.dropFirst(), tensors: tensors + [tensor])
        }
    }
}
