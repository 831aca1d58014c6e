import PixelBoxWeb
import Testing

struct AdmissionTests {
    @Test func letsOnlySoManyWorkAtOnce() async throws {
        let admission = Admission(limit: 2, waiting: 100)
        let counter = Counter()
        try await withThrowingTaskGroup { group in
            for _ in 0..<40 {
                group.addTask {
                    try await admission.enter()
                    await counter.enter()
                    await Task.yield()
                    await counter.leave()
                    await admission.leave()
                }
            }
            try await group.waitForAll()
        }
        #expect(await counter.most <= 2)
        #expect(await counter.total == 40)
    }

    @Test func turnsAwayWhenTooManyWait() async throws {
        let admission = Admission(limit: 1, waiting: 0)
        try await admission.enter()
        await #expect(throws: (any Error).self) { try await admission.enter() }
        await admission.leave()
        try await admission.enter()
    }

    @Test func stopsWorkThatTakesTooLong() async throws {
        var configuration = WebConfiguration()
        configuration.requestTimeout = .milliseconds(20)
        let work = WorkLimits(configuration)
        await #expect(throws: (any Error).self) { try await work.run { try await Task.sleep(for: .seconds(30)) } }
        #expect(try await work.run { 7 } == 7)
    }
}

private actor Counter {
    private var now = 0
    private(set) var most = 0
    private(set) var total = 0

    func enter() {
        now += 1
        total += 1
        most = max(most, now)
    }

    func leave() { now -= 1 }
}
