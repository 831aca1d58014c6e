internal import GRDB

/// What a look model made of a content that was read before.
package struct LookedContent: Sendable {
    package let contentId: Int64
    package let look: StoredLook
    package let show: StoredLook?
    package let tags: [(name: String, confidence: Double)]

    package init(
        contentId: Int64, look: StoredLook, show: StoredLook?, tags: [(name: String, confidence: Double)]
    ) {
        self.contentId = contentId
        self.look = look
        self.show = show
        self.tags = tags
    }
}

extension Store {
    /// Gives contents their looks, what they show, and the model's tags, in one transaction.
    package func save(_ contents: [LookedContent]) async throws {
        try await database.write { db in
            for content in contents {
                guard try Self.exists(content: content.contentId, db) else { continue }
                try Self.insert(content.look, into: .look, ofContent: content.contentId, db)
                if let show = content.show { try Self.insert(show, into: .show, ofContent: content.contentId, db) }
                for tag in content.tags {
                    try Self.setTag(
                        tag.name, origin: .model, confidence: tag.confidence, ofContent: content.contentId, db)
                }
                try Self.refreshWords(ofContent: content.contentId, db)
            }
        }
    }

    /// Gives contents vectors of what they show, in one transaction.
    package func save(shows: [(contentId: Int64, show: StoredLook)]) async throws {
        try await database.write { db in
            for (contentId, show) in shows where try Self.exists(content: contentId, db) {
                try Self.insert(show, into: .show, ofContent: contentId, db)
            }
        }
    }

    /// Contents may have been forgotten while a model looked at them.
    private static func exists(content id: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM content WHERE id = ?)"), arguments: [id]) == true
    }
}
