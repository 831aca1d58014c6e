import PixelBoxCore
import PixelBoxStore
import Testing

struct QueryFieldsTests {
    @Test(arguments: [
        ("name:cat", Condition.name(.part("cat"))),
        ("filename:cat", .name(.part("cat"))),
        ("NAME:cat", .name(.part("cat"))),
        ("name:*.png", .name(.glob("*.png"))),
        ("name:\"a*b\"", .name(.part("a*b"))),
        ("path:a/b", .path(.part("a/b"))),
        ("in:*.zip", .inside(.glob("*.zip"))),
        ("in:\"my pictures\"", .inside(.part("my pictures"))),
        ("in:a,b", .inside(.part("a,b"))),
        ("text:\"free hugs\"", .text(.exact("free hugs"))),
        ("text:hug", .text(.part("hug"))),
        ("tag:cat", .tag(.part("cat"))),
        ("tags:cat,dog", .any([.tag(.part("cat")), .tag(.part("dog"))])),
        ("tag:\"tabby cat\"|dog", .any([.tag(.exact("tabby cat")), .tag(.part("dog"))])),
        ("camera:canon", .camera(.part("canon"))),
        ("lens:50mm", .lens(.part("50mm"))),
        ("format:png,gif", .any([.format(.part("png")), .format(.part("gif"))])),
        ("is:animated", .state(.animated)),
        ("is:Offline|unreadable", .any([.state(.offline), .state(.unreadable)])),
        ("exif:Make:canon", .metadata(key: "Make", value: .part("canon"))),
        ("exif:exif:Make:canon", .metadata(key: "exif:Make", value: .part("canon"))),
        ("exif:xmp:dc:title:sun", .metadata(key: "xmp:dc:title", value: .part("sun"))),
        ("exif:DateTime:2021:05:03", .metadata(key: "DateTime", value: .part("2021:05:03"))),
        ("exif:Software", .metadata(key: "Software", value: nil)),
        ("exif:Model:\"EOS 5D\"", .metadata(key: "Model", value: .part("EOS 5D"))),
        ("near:48.2,16.37,5km", .near(GeoCircle(latitude: 48.2, longitude: 16.37, kilometres: 5))),
        ("near:-48.2,-16.37,500m", .near(GeoCircle(latitude: -48.2, longitude: -16.37, kilometres: 0.5))),
        ("near:48.2,16.37", .near(GeoCircle(latitude: 48.2, longitude: 16.37, kilometres: 5))),
    ])
    func isUnderstood(text: String, condition: Condition) throws {
        let query = try Query.parse(text)
        #expect(query.filter == condition)
        #expect(query.words == nil)
    }

    @Test func likesAndShowsAreTakenOut() throws {
        let query = try Query.parse(
            "like:\"my cat.jpg\" -like:#12 similar:34 show:\"a dog on a beach\" -show:people iso:>100")
        #expect(query.likes.map(\.reference) == ["my cat.jpg", "#12", "34"])
        #expect(query.likes.map(\.isNegative) == [false, true, false])
        #expect(query.likes.map(\.resolved) == [.path("my cat.jpg"), .picture(id: 12), .picture(id: 34)])
        #expect(query.shows.map(\.text) == ["a dog on a beach", "people"])
        #expect(query.shows.map(\.isNegative) == [false, true])
        #expect(query.words == nil)
        #expect(query.filter == .number(.iso, NumberRange(lower: .init(100, isIncluded: false), upper: nil)))
    }

    @Test func likesInPlainGroupsAreFine() throws {
        #expect(try Query.parse("(cat (like:a.png is:rated))").likes.map(\.reference) == ["a.png"])
    }

    @Test func pathsAreResolved() throws {
        let query = try Query.parse("in:./a in:../b/ in:c -in:~/d like:e.png").resolvingPaths(from: "/home/anna/x")
        guard case .all(let parts) = query.filter, parts.count == 4, case .not(.inside(.part(let home))) = parts[3]
        else {
            Issue.record("unexpected \(query.filter)")
            return
        }
        #expect(
            Array(parts[..<3]) == [
                .inside(.part("/home/anna/x/a")), .inside(.part("/home/anna/b")), .inside(.part("c")),
            ])
        #expect(home.hasPrefix("/") && home.hasSuffix("/d") && !home.contains("~"))
        #expect(query.likes.map(\.resolved) == [.path("/home/anna/x/e.png")])
    }
}
