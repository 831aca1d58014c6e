import CInference

/// The types of numbers that models are given.
package enum InferenceElement: Sendable {
    case u8, f32, i32, i64
}

/// What a model is given: values and their shape.
package struct InferenceInput: Sendable {
    /// The values, in the element type that the model asks for.
    package enum Values: Sendable {
        case u8([UInt8])
        case f32([Float])
        case i32([Int32])
        case i64([Int64])
    }

    package let values: Values
    package let shape: [Int]

    package init(_ values: Values, shape: [Int]) {
        self.values = values
        self.shape = shape
    }

    var count: Int {
        switch values {
        case .u8(let values): values.count
        case .f32(let values): values.count
        case .i32(let values): values.count
        case .i64(let values): values.count
        }
    }
}

/// What a model answers: values in row-major order and their shape.
package struct InferenceOutput: Sendable, Equatable {
    package let shape: [Int]
    package let values: [Float]
}

extension InferenceInput {
    /// Calls `body` with the values as the C side sees them; the memory is valid only during the call.
    func withTensor<Result, Failure: Error>(
        _ body: (pb_tensor) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch values {
        case .u8(let values): try withTensor(of: values, PB_ELEMENT_U8, body)
        case .f32(let values): try withTensor(of: values, PB_ELEMENT_F32, body)
        case .i32(let values): try withTensor(of: values, PB_ELEMENT_I32, body)
        case .i64(let values): try withTensor(of: values, PB_ELEMENT_I64, body)
        }
    }

    private func withTensor<Element, Result, Failure: Error>(
        of values: [Element], _ element: pb_element, _ body: (pb_tensor) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try values.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
            var tensor = pb_tensor()
            tensor.bytes = UnsafeRawPointer(buffer.baseAddress)
            tensor.element = element
            tensor.setShape(shape)
            return try body(tensor)
        }
    }
}

extension InferenceOutput {
    /// Copies the answer out of the session's memory; nil for an element type that no model here has.
    init?(copying tensor: pb_tensor) {
        let shape = tensor.shape
        let count = shape.reduce(1, *)
        guard let bytes = tensor.bytes else {
            guard count == 0 else { return nil }
            self.init(shape: shape, values: [])
            return
        }
        func values<Element>(_ type: Element.Type) -> UnsafeBufferPointer<Element> {
            UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: type), count: count)
        }
        switch tensor.element {
        case PB_ELEMENT_F32: self.init(shape: shape, values: Array(values(Float.self)))
        case PB_ELEMENT_U8: self.init(shape: shape, values: values(UInt8.self).map(Float.init))
        case PB_ELEMENT_I32: self.init(shape: shape, values: values(Int32.self).map(Float.init))
        case PB_ELEMENT_I64: self.init(shape: shape, values: values(Int64.self).map(Float.init))
        default: return nil
        }
    }
}

extension pb_tensor {
    var shape: [Int] {
        withUnsafeBytes(of: dimensions) { bytes in
            bytes.bindMemory(to: Int64.self).prefix(Int(rank)).map(Int.init)
        }
    }

    fileprivate mutating func setShape(_ shape: [Int]) {
        rank = Int32(min(shape.count, Int(PB_MAX_RANK)))
        withUnsafeMutableBytes(of: &dimensions) { bytes in
            let target = bytes.bindMemory(to: Int64.self)
            for (index, length) in shape.prefix(target.count).enumerated() { target[index] = Int64(length) }
        }
    }
}
