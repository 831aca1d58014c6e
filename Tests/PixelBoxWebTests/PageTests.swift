import Foundation
import PixelBoxWeb
import Testing

struct PageTests {
    private static let files = PageFiles.ofProgram()

    @Test func isServed() async throws {
        let server = try await TestServer(isEmpty: true)
        let response = try await server.test { try await $0.get("/?q=cat%20dog") }
        #expect(response.status == .ok)
        #expect(String(buffer: response.body).contains("<title>PixelBox</title>"))
        #expect(response.headers[.contentType] == "text/html; charset=utf-8")
    }

    @Test(arguments: files.paths)
    func servesEachOfItsFiles(path: String) async throws {
        let server = try await TestServer(isEmpty: true)
        let address = path == "index.html" ? "/" : path == "api/openapi.json" ? "/api/openapi.json" : "/\(path)"
        let response = try await server.test { try await $0.get(address) }
        #expect(response.status == .ok)
    }

    @Test(arguments: files.paths.filter { $0.hasSuffix(".js") })
    func importsOnlyWhatIsThere(path: String) throws {
        let text = String(decoding: try #require(Self.files[path]).bytes, as: UTF8.self)
        for match in text.matches(of: /from "\.\/([a-z-]+\.js)"/) {
            #expect(Self.files["scripts/\(match.1)"] != nil, "\(path) imports \(match.1)")
        }
    }

    @Test(arguments: files.paths.filter { !$0.hasSuffix(".png") })
    func asksNoOtherHost(path: String) throws {
        let text = String(decoding: try #require(Self.files[path]).bytes, as: UTF8.self)
            .replacing("http://www.w3.org/", with: "").replacing("https://spdx.org", with: "")
        #expect(!text.contains("http://") && !text.contains("https://"), "\(path)")
    }

    @Test func isLight() throws {
        // The description of the API is for programmers; no browser loads it with the page.
        let size = Self.files.paths.filter { !$0.hasPrefix("api/") }.reduce(0) {
            $0 + (Self.files[$1]?.bytes.count ?? 0)
        }
        #expect(size < 300_000)
    }
}
