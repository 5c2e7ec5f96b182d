package de.zugang.onboarding.document;

import de.zugang.onboarding.document.DocumentProperties.Required;
import de.zugang.onboarding.order.Change;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.RequiredDocuments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The documents of orders. What was noted stays; nobody changes it. */
@Repository
public class Documents implements RequiredDocuments {

    private final DocumentProperties properties;
    private final JdbcClient sql;

    Documents(DocumentProperties properties, JdbcClient sql) {
        this.properties = properties;
        this.sql = sql;
    }

    /**
     * How a document was signed: by day and name, or by the signed document itself.
     *
     * @param on {@code null} where there is a file; so with {@code by}
     * @param file {@code null} where day and name are noted
     */
    public record Signature(
            String document,
            @Nullable LocalDate on,
            @Nullable String by,
            @Nullable SignedFile file,
            String notedBy,
            Instant notedAt) {}

    /**
     * A file that is kept.
     *
     * @param size in bytes
     * @param sha256 in hexadecimal digits
     */
    public record SignedFile(int size, String sha256) {}

    /**
     * A document of an order.
     *
     * @param signature {@code null} as long as it is not signed
     */
    public record Document(Required required, @Nullable Signature signature) {

        public String name(String language) {
            return language.equals("en") ? required.en() : required.de();
        }
    }

    /** In the configured order; none for a change, but for what a granted entitlement asks for. */
    public List<Document> of(Order order) {
        List<Required> needed = needed(order);
        if (needed.isEmpty()) {
            return List.of();
        }
        Map<String, Signature> signatures = signatures(order.id());
        return needed.stream()
                .map(required -> new Document(required, signatures.get(required.id())))
                .toList();
    }

    private List<Required> needed(Order order) {
        Change change = order.change();
        return change == null
                ? properties.required().stream()
                        .filter(required ->
                                required.isFor(order.entitlements().states().keySet()))
                        .toList()
                : needed(change);
    }

    /** What every order needs was signed before the technical user came to be. */
    private List<Required> needed(Change change) {
        String entitlement = change.kind() == OrderKind.GRANT_ENTITLEMENT ? change.entitlement() : null;
        return entitlement == null
                ? List.of()
                : properties.required().stream()
                        .filter(required -> required.entitlement().equals(entitlement))
                        .toList();
    }

    @Override
    public boolean isAnyNeeded(Change change) {
        return !needed(change).isEmpty();
    }

    @Override
    public boolean isAnyNeeded(Set<String> entitlements) {
        return properties.required().stream().anyMatch(required -> required.isFor(entitlements));
    }

    @Override
    public boolean areSigned(Order order) {
        return of(order).stream().allMatch(document -> document.signature() != null);
    }

    /** Returns whether it is noted now; it was before otherwise. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean note(OrderId order, Signature signature) {
        SignedFile file = signature.file();
        return sql.sql("""
                        insert into order_document
                            (order_id, document, signed_on, signed_by, noted_by, noted_at, file_size, file_sha256)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .param(order.value())
                        .param(signature.document())
                        .param(signature.on())
                        .param(signature.by())
                        .param(signature.notedBy())
                        .param(Timestamp.from(signature.notedAt()))
                        .param(file == null ? null : file.size())
                        .param(file == null ? null : file.sha256())
                        .update()
                == 1;
    }

    /** Keeps the document itself beside what {@link #note} stored. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(OrderId order, String document, byte[] content) {
        sql.sql("insert into order_document_file (order_id, document, content) values (?, ?, ?)")
                .params(order.value(), document, content)
                .update();
    }

    Optional<byte[]> file(OrderId order, String document) {
        return sql.sql("select content from order_document_file where order_id = ? and document = ?")
                .params(order.value(), document)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    private Map<String, Signature> signatures(OrderId order) {
        return sql
                .sql("select * from order_document where order_id = ?")
                .param(order.value())
                .query((row, _) -> new Signature(
                        row.getString("document"),
                        row.getObject("signed_on", LocalDate.class),
                        row.getString("signed_by"),
                        file(row),
                        row.getString("noted_by"),
                        row.getTimestamp("noted_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Signature::document, Function.identity()));
    }

    private static @Nullable SignedFile file(ResultSet row) throws SQLException {
        String sha256 = row.getString("file_sha256");
        return sha256 == null ? null : new SignedFile(row.getInt("file_size"), sha256);
    }
}
