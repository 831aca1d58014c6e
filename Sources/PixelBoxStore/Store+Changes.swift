internal import GRDB

extension Store {
    /// Differs after pictures came, went or were read, by whichever program.
    package func changeMark() async throws -> String {
        try await database.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT ifnull(max(id), 0) FROM picture
                    UNION ALL SELECT count(*) FROM picture
                    UNION ALL SELECT ifnull(max(id), 0) FROM content
                    UNION ALL SELECT ifnull(max(id), 0) FROM look
                    UNION ALL SELECT value FROM counter WHERE name = 'texts'
                    UNION ALL SELECT ifnull(sum(id * (isOnline + 2)), 0) FROM source
                    """
            ).map(String.init).joined(separator: ".")
        }
    }
}
