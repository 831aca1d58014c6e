/// How the page is served; made once, at the edge of the program.
public struct WebConfiguration: Sendable {
    /// What the server listens on; only this machine unless said otherwise.
    public var address: String
    /// 0 takes any free port.
    public var port: Int
    /// Who may come in from other machines has to know this; nil lets everybody on this machine in.
    public var password: String?
    /// Where choosing folders begins, as path text.
    public var home: String
    /// The trash of the user's own disk, as path text; what duplicates are moved to.
    public var homeTrash: String
    /// Bytes of a picture that is sent to search by it.
    public var uploadLimit = 64 << 20
    /// Bytes of an archive that is sent to ask whether its pictures are in the library.
    public var archiveLimit = 1 << 30
    /// How long such an archive is kept after the answer, so that what is new in it can be written out.
    public var archiveKeeping = Duration.seconds(1800)
    /// Requests that are worked on at once; others wait.
    public var concurrentRequests = 16
    /// Requests that may wait; more are turned away.
    public var waitingRequests = 256
    /// How long one request may take.
    public var requestTimeout = Duration.seconds(60)
    /// How often the server looks for changes in the sources by itself; nil where it does not.
    public var watchInterval: Duration?
    /// Connections that stay open without a request are closed after this.
    public var idleTimeout = Duration.seconds(75)

    /// What `serve` takes unless told otherwise.
    public static let defaultPort = 7770

    /// The address that only programs on this machine can reach.
    public static let thisMachine = "127.0.0.1"

    /// A server for this machine, or with an address and a password for others too.
    public init(
        address: String = Self.thisMachine, port: Int = Self.defaultPort, password: String? = nil, home: String = "/",
        homeTrash: String? = nil
    ) {
        self.homeTrash = homeTrash ?? home + "/.local/share/Trash"
        self.address = address
        self.port = port
        self.password = password
        self.home = home
    }

    /// Whether other machines can reach the server.
    public var isOpenToOthers: Bool { !["127.0.0.1", "::1", "localhost"].contains(address) }
}
