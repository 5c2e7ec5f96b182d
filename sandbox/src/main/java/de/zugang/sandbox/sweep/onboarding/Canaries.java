package de.zugang.sandbox.sweep.onboarding;

import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.outbox.OutboxMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for the secrets and keys of all orders where they must not be: tables, logs and files of the platform, and in the message
 * that is for the other half. Keycloak's own database and the phone are where a secret may be.
 */
final class Canaries {

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_]{20,}");

    private final Map<Integer, Set<String>> byLength = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    Canaries(Collection<TechnicalUser> users) {
        for (TechnicalUser user : users) {
            secrets.add(user.clientSecret());
            for (String canary : List.of(user.clientSecret(), user.subscriptionKey())) {
                byLength.computeIfAbsent(canary.length(), _ -> new HashSet<>()).add(canary);
            }
        }
    }

    /** Where one was, never which. */
    List<String> found() {
        return found;
    }

    /** Secrets in e-mails, and keys in text messages. */
    void lookInto(List<OutboxMessage> messages) {
        for (OutboxMessage message : messages) {
            boolean email = message.channel() == OutboxMessage.Channel.EMAIL;
            Set<String> there = in(message.text() + " " + message.html());
            there.removeIf(canary -> email != secrets.contains(canary));
            if (!there.isEmpty()) {
                found.add("the " + message.channel() + " to " + message.to());
            }
        }
    }

    /** Every table of every service. */
    void lookInto(Connection platform) throws SQLException {
        try (var statement = platform.createStatement();
                var rows = statement.executeQuery("""
                        select table_schema || '.' || table_name,
                            query_to_xml(format('select * from %I.%I', table_schema, table_name), true, false, '')::text
                        from information_schema.tables
                        where table_schema in ('onboarding', 'osr', 'ola') and table_type = 'BASE TABLE'
                        """)) {
            while (rows.next()) {
                note("table " + rows.getString(1), rows.getString(2));
            }
        }
    }

    /** Every file below, logs and the gateway's snapshot above all, but not the files of the databases. */
    void lookInto(Path home, Path databases) {
        try {
            Files.walkFileTree(home, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return directory.equals(databases) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && !file.toString().endsWith(".aot")) {
                        note("file " + home.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void note(String where, String text) {
        if (!in(text).isEmpty()) {
            found.add(where);
        }
    }

    /** Also within longer words. */
    private Set<String> in(String text) {
        var there = new HashSet<String>();
        WORD.matcher(text)
                .results()
                .map(found -> found.group())
                .forEach(word -> byLength.forEach((length, canaries) -> {
                    for (int from = 0; from + length <= word.length(); from++) {
                        String part = word.substring(from, from + length);
                        if (canaries.contains(part)) {
                            there.add(part);
                        }
                    }
                }));
        return there;
    }
}
