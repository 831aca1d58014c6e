import PixelBoxCore
import Testing

struct WebPictureTests {
    let test: TestLibrary

    init() throws {
        test = try TestLibrary()
    }

    @Test func nothingIsFetchedUnlessTheUserAllowsIt() async throws {
        await #expect(throws: FetchProblem.self) {
            try await test.library.picture(onTheWeb: "https://pictures.example/cat.png", limit: 1000)
        }
    }

    @Test(arguments: [
        "http://127.0.0.1:7770/api/status", "http://localhost/a.png", "http://[::1]/a.png", "http://10.1.2.3/a.png",
        "http://192.168.0.1/a.png", "http://172.31.255.1/a.png", "http://169.254.169.254/latest", "http://0/a.png",
        "http://2130706433/a.png", "http://0x7f.1/a.png", "http://[::ffff:127.0.0.1]/a.png", "http://[fe80::1]/a.png",
        "http://[fd00::1]/a.png", "http://[64:ff9b::7f00:1]/a.png", "http://[2002:7f00:1::]/a.png",
    ])
    func privateAddressesAreRefused(_ address: String) async throws {
        let problem = try await problem(with: address)
        #expect(problem.contains("is in a private network"), "\(problem)")
    }

    @Test(arguments: [
        "file:///etc/passwd", "ftp://pictures.example/a.png", "https://user:word@pictures.example/a.png",
        "https:///a.png",
        "https://pictures.example./a.png", "not an address", "",
    ])
    func whatIsNoAddressOfAPictureIsRefused(_ address: String) async throws {
        #expect(try await problem(with: address) == "that is not the address of a picture on the web")
    }

    private func problem(with address: String) async throws -> String {
        var settings = Settings()
        settings.fetchesPictures = true
        try test.library.change(settings: settings)
        do {
            _ = try await test.library.picture(onTheWeb: address, limit: 1000)
            return "none"
        } catch let problem as FetchProblem {
            return problem.description
        }
    }
}
