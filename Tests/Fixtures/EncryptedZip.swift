internal import Foundation

/// A zip with one small picture, encrypted the old way (PKWARE's, which every libarchive reads).
package enum EncryptedZip {
    /// What opens it.
    package static let password = "tulip"
    /// The only entry.
    package static let entry = "secret.png"

    package static var bytes: [UInt8] {
        let text = """
            UEsDBBQACQAIABV4d10AAAAAAAAAAH0AAAAKACAAc2VjcmV0LnBuZ1VUDQAHG1UEaxtVBGsbVQRrdXgLAAEEAAAAAAQAAAAAO/N5
            cfZirsMoUmZrlYx/Hzn8YCpQtXMzGsJ7aoknN7DaDqr2Wl+54ZGjVVB5GL/JOLtIq3bywe0Zp8naeOZH9O7QeLMl9Nq6y6j4l2Ft
            +HbPDFDvG8BzpuPQOFsiNCIyILxvAaPhbDw1d4ZIfIro+r2l1ECAXL0uxnYbofhyHrWrZlKvMi1QSwcIryH4/IYAAAB9AAAAUEsB
            AhQDFAAJAAgAFXh3Xa8h+PyGAAAAfQAAAAoAIAAAAAAAAAAAAKSBAAAAAHNlY3JldC5wbmdVVA0ABxtVBGsbVQRrG1UEa3V4CwAB
            BAAAAAAEAAAAAFBLBQYAAAAAAQABAFgAAADeAAAAAAA=
            """
        return [UInt8](Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    }
}
