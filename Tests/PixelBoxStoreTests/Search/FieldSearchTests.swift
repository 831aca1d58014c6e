import PixelBoxStore
import Testing

struct FieldSearchTests {
    private func number(_ field: NumberField, from low: Double? = nil, to high: Double? = nil) -> Condition {
        .number(
            field,
            NumberRange(
                lower: low.map { .init($0, isIncluded: true) }, upper: high.map { .init($0, isIncluded: false) }))
    }

    @Test func numbersNarrow() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/a.png", size: 10) {
            ($0.width, $0.height) = (100, 200)
            $0.iso = 400
        }
        try await library.add("/home/anna/Pictures/b.png", size: 5_000_000) {
            ($0.width, $0.height) = (4000, 3000)
            ($0.iso, $0.aperture, $0.exposure, $0.focalLength) = (800, 2.8, 0.004, 35)
        }
        #expect(try await library.names(number(.width, from: 101)) == ["b.png"])
        #expect(try await library.names(number(.height, to: 3000)) == ["a.png"])
        #expect(try await library.names(number(.iso, from: 400, to: 800)) == ["a.png"])
        #expect(try await library.names(number(.megapixels, from: 11.9, to: 12.1)) == ["b.png"])
        #expect(try await library.names(number(.ratio, to: 1)) == ["a.png"])
        #expect(try await library.names(number(.size, from: 1e6)) == ["b.png"])
        #expect(try await library.names(number(.aperture, from: 2, to: 3)) == ["b.png"])
        #expect(try await library.names(number(.exposure, from: 0.003, to: 0.005)) == ["b.png"])
        #expect(try await library.names(number(.focalLength, from: 24)) == ["b.png"])
        #expect(try await library.names(number(.focalLength)) == ["b.png"])
        #expect(try await library.names(.not(number(.iso, from: 800))) == ["a.png"])
    }

    @Test func foldersAndArchivesAreNamedByPartGlobOrPath() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/2021/Alps/a.png")
        try await library.add("/home/anna/Pictures/2021/b.png")
        try await library.add("/home/anna/Pictures/Kenney-UI.zip!/PNG/c.png")
        try await library.add("/home/anna/Pictures/outer.zip!/inner.7z!/d.png")
        func inside(_ pattern: TextPattern) async throws -> [String] { try await library.names(.inside(pattern)) }
        #expect(try await inside(.part("alps")) == ["a.png"])
        #expect(try await inside(.part("2021")) == ["a.png", "b.png"])
        #expect(try await inside(.part("kenney")) == ["c.png"])
        #expect(try await inside(.glob("*.zip")) == ["c.png", "d.png"])
        #expect(try await inside(.glob("*.7z")) == ["d.png"])
        #expect(try await inside(.glob("k*i.zip/png")) == ["c.png"])
        #expect(try await inside(.part("/home/anna/Pictures/2021")) == ["a.png", "b.png"])
        #expect(try await inside(.part("/home/anna/Pictures/2021/")) == ["a.png", "b.png"])
        #expect(try await inside(.part("/home/anna/Pictures/202")) == [])
        #expect(try await inside(.part("/home/anna/Pictures/Kenney-UI.zip!/PNG")) == ["c.png"])
        #expect(try await inside(.part("outer.zip!/inner")) == ["d.png"])
        #expect(try await inside(.glob("/home/*/2021")) == ["a.png", "b.png"])
        #expect(try await inside(.part("/")).count == 4)
        #expect(try await inside(.part("a.png")) == [])
    }

    @Test func namesAndPathsAreFoundByPartAndGlob() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/alps/IMG_1234.JPG")
        try await library.add("/home/anna/Pictures/Ünïcode/x.gif")
        try await library.add("/home/anna/Pictures/img.png")
        func name(_ pattern: TextPattern) async throws -> [String] { try await library.names(.name(pattern)) }
        #expect(try await name(.part("img_12")) == ["IMG_1234.JPG"])
        #expect(try await name(.part("g_")) == ["IMG_1234.JPG"])
        #expect(try await name(.part("x")) == ["x.gif"])
        #expect(try await name(.glob("*.jpg")) == ["IMG_1234.JPG"])
        #expect(try await name(.glob("img*")) == ["IMG_1234.JPG", "img.png"])
        #expect(try await name(.glob("img.?ng")) == ["img.png"])
        #expect(try await name(.glob("*")).count == 3)
        #expect(try await name(.part("alps")) == [])
        func path(_ pattern: TextPattern) async throws -> [String] { try await library.names(.path(pattern)) }
        #expect(try await path(.part("unicode")) == ["x.gif"])
        #expect(try await path(.part("alps/img")) == ["IMG_1234.JPG"])
        #expect(try await path(.part("pictures/img")) == ["img.png"])
        #expect(try await path(.glob("pictures/*.png")) == ["img.png"])
        #expect(try await path(.glob("/home/*/alps/*")) == ["IMG_1234.JPG"])
    }

    @Test func tagsMatchByWordsWholeNameOrGlob() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/a.png", tags: ["Tabby Cat"])
        try await library.add("/home/anna/Pictures/b.png", guesses: ["cat"])
        try await library.add("/home/anna/Pictures/c.png", tags: ["Cathedral"])
        #expect(try await library.names(.tag(.part("cat"))) == ["a.png", "b.png"])
        #expect(try await library.names(.tag(.exact("cat"))) == ["b.png"])
        #expect(try await library.names(.tag(.exact("tabby cat"))) == ["a.png"])
        #expect(try await library.names(.tag(.glob("cat*"))) == ["b.png", "c.png"])
        #expect(try await library.names(.state(.tagged)) == ["a.png", "c.png"])
    }

    @Test func camerasLensesAndFormatsAreFound() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/a.jpg") {
            ($0.camera, $0.lens, $0.format) = ("Canon EOS 5D", "EF 50mm f/1.8", "jpeg")
        }
        try await library.add("/home/anna/Pictures/b.jpg") { $0.camera = "NIKON D750" }
        try await library.add("/home/anna/Pictures/c.tif") { $0.format = "tiff" }
        #expect(try await library.names(.camera(.part("canon"))) == ["a.jpg"])
        #expect(try await library.names(.camera(.glob("nikon*"))) == ["b.jpg"])
        #expect(try await library.names(.lens(.part("50MM"))) == ["a.jpg"])
        #expect(try await library.names(.format(.part("jpg"))) == ["a.jpg"])
        #expect(try await library.names(.format(.part("TIF"))) == ["c.tif"])
        #expect(try await library.names(.format(.part("ng"))) == [])
        #expect(try await library.names(.format(.glob("*"))).count == 3)
    }

    @Test func metadataIsFoundByKeyAndValue() async throws {
        let library = try await SearchFixture()
        try await library.add(
            "/home/anna/Pictures/a.png",
            metadata: ["exif:Make": "Canon", "xmp:dc:title": "Sunset \"1\"", "exif:X": "100%"])
        try await library.add("/home/anna/Pictures/b.png", metadata: ["exif:Make": "Nikon", "exif:MakerNote": "Canon"])
        func names(_ key: String, _ value: TextPattern?) async throws -> [String] {
            try await library.names(.metadata(key: key, value: value))
        }
        #expect(try await names("make", .part("canon")) == ["a.png"])
        #expect(try await names("exif:Make", nil) == ["a.png", "b.png"])
        #expect(try await names("title", .part("sunset \"")) == ["a.png"])
        #expect(try await names("xmp:dc:title", .glob("sun*")) == ["a.png"])
        #expect(try await names("X", .part("100%")) == ["a.png"])
        #expect(try await names("M_ke", nil) == [])
        #expect(try await names("%", nil) == [])
    }

    @Test func statesAreKnown() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/a.png", bytes: 1) { $0.frames = 8 }
        try await library.add("/home/anna/Pictures/b.zip!/a.png", bytes: 1)
        try await library.add("/home/anna/Pictures/c.png") { $0.hasAlpha = true }
        try await library.add("/home/anna/Pictures/d.png", problem: "empty")
        try await library.add("/home/anna/Pictures/e.png") { $0.damage = "cut off" }
        func names(_ state: PictureState) async throws -> [String] { try await library.names(.state(state)) }
        #expect(try await names(.animated) == ["a.png", "a.png"])
        #expect(try await names(.transparent) == ["c.png"])
        #expect(try await names(.archived) == ["a.png"])
        #expect(try await names(.duplicate) == ["a.png", "a.png"])
        #expect(try await names(.unreadable) == ["d.png"])
        #expect(try await names(.damaged) == ["e.png"])
        #expect(try await names(.offline) == [])
        #expect(try await names(.rated) == [])
        try await library.setOnline(false)
        #expect(try await names(.offline).count == 5)
        let content = try #require(try await library.store.contents(matching: .name(.part("c.png"))).first)
        try await library.store.rate(contents: [content], stars: 4)
        #expect(try await names(.rated) == ["c.png"])
        #expect(try await library.names(number(.rating, from: 4)) == ["c.png"])
    }

    @Test func datesAreThoseOfTheShotElseOfTheFile() async throws {
        let library = try await SearchFixture()
        // Both at noon UTC, which is the same day all around the world but on a few islands.
        try await library.add("/home/anna/Pictures/file.png", modified: 1_600_000_000 - 1_600_000_000 % 86400 + 43200)
        try await library.add("/home/anna/Pictures/shot.png", modified: 1_600_000_000) {
            $0.takenAt = "2010-05-03T23:59:59"
        }
        func day(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
            Int64(daysSince1970(year: year, month: month, day: day)) * 86400
        }
        func names(_ start: Int64?, _ end: Int64?) async throws -> [String] {
            try await library.names(.date(DateSpan(start: start, end: end)))
        }
        #expect(try await names(day(2010, 5, 3), day(2010, 5, 4)) == ["shot.png"])
        #expect(try await names(day(2010, 5, 4), nil) == ["file.png"])
        #expect(try await names(day(2020, 9, 13), day(2020, 9, 14)) == ["file.png"])
        #expect(try await names(nil, day(2010, 5, 3)) == [])
        let newest = try await library.store.matchingPictures(words: nil, ranking: [], filter: .everything, limit: 1)
        #expect(newest.total == 2)
        #expect(try await library.store.pictures(newest.matches.map(\.pictureId)).map(\.name) == ["file.png"])
    }

    @Test func placesAreInACircleOnTheGlobe() async throws {
        let library = try await SearchFixture()
        try await library.add("/home/anna/Pictures/vienna.png") { ($0.latitude, $0.longitude) = (48.2082, 16.3738) }
        try await library.add("/home/anna/Pictures/fiji east.png") { ($0.latitude, $0.longitude) = (-17, -179.9) }
        try await library.add("/home/anna/Pictures/fiji west.png") { ($0.latitude, $0.longitude) = (-17, 179.9) }
        func near(_ latitude: Double, _ longitude: Double, _ kilometres: Double) async throws -> [String] {
            try await library.names(.near(GeoCircle(latitude: latitude, longitude: longitude, kilometres: kilometres)))
        }
        #expect(try await near(48.21, 16.37, 1) == ["vienna.png"])
        #expect(try await near(48.1486, 17.1077, 54) == [])
        #expect(try await near(48.1486, 17.1077, 56) == ["vienna.png"])
        #expect(try await near(-17, 180, 15) == ["fiji east.png", "fiji west.png"])
        #expect(try await near(90, 0, 20_100).count == 3)
    }

    @Test func contentsAndTheirPicturesAreFound() async throws {
        let library = try await SearchFixture()
        let packed = try await library.add("/home/anna/Pictures/a.zip!/x.png", bytes: 1)
        let loose = try await library.add("/home/anna/Pictures/b.png", bytes: 1)
        try await library.add("/home/anna/Pictures/c.png", problem: "empty")
        let contents = try await library.store.contents(matching: .everything)
        #expect(contents.count == 1)
        #expect(
            try await library.store.pictureIds(showing: contents, matching: .everything) == [
                contents[0]: [loose, packed]
            ])
        #expect(
            try await library.store.pictureIds(showing: contents + [99], matching: .state(.archived))
                == [contents[0]: [packed]])
        #expect(try await library.names(.contents(contents)) == ["b.png", "x.png"])
        #expect(try await library.names(.any([])) == [])
        #expect(try await library.names(.all([])).count == 3)
    }
}
