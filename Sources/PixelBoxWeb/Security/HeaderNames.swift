internal import HTTPTypes

extension HTTPField.Name {
    /// A header that is a valid token: the initialiser fails for others only.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .origin }

    static let secFetchSite = known("Sec-Fetch-Site")
    static let secFetchMode = known("Sec-Fetch-Mode")
    static let pixelBoxToken = known("X-PixelBox-Token")
    static let contentTypeOptions = known("X-Content-Type-Options")
    static let referrerPolicy = known("Referrer-Policy")
    static let frameOptions = known("X-Frame-Options")
    static let permissionsPolicy = known("Permissions-Policy")
    static let openerPolicy = known("Cross-Origin-Opener-Policy")
    static let resourcePolicy = known("Cross-Origin-Resource-Policy")
}
