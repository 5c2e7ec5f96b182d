package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.message.Language;
import de.zugang.osr.message.Phase;
import de.zugang.osr.rule.Applies;
import de.zugang.osr.rule.MessageRule;
import de.zugang.osr.rule.Rule;
import de.zugang.osr.rule.RuleBook;
import de.zugang.osr.testing.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Generates the reference page of messages from the rules and holds the committed one against it. */
class MessagePageTests {

    private static final Path PAGE = Seed.CONTRACT.resolve("../../../docs/reference/messages.md");
    private static final RuleBook BOOK = new DeliveryConfiguration().ruleBook();

    @Test
    void committedPageIsWhatTheRulesSay() throws IOException {
        String page = page();
        if (Boolean.getBoolean("messages.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("regenerate it with -Dmessages.write=true").exists();
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        var page = new StringBuilder("""
                # Meldungen der API on-site-roles · Messages of the on-site-roles API

                Erzeugt aus den Regeln, nicht von Hand ändern. *Generated from the rules, do not edit.*

                `message` trägt immer den hier zuerst genannten Text. Kennung und Übersetzung kommen mit dem Header
                `X-Zugang-Message-Detail: de`. *`message` is always the text given first. Id and translation come with the
                header `X-Zugang-Message-Detail: en`.*

                So kommt eine Meldung an, in `roleMessages` mit ihrer Rolle, in `partnerMessages` mit ihrem Partner. *This is how a
                message arrives, in `roleMessages` with its role, in `partnerMessages` with its partner:*

                ```json
                {
                  "status": "FAIL",
                  "roleMessages": [
                    {
                      "role": "S-COR", "from": "2022-06-01", "to": "9999-12-31",
                      "partner": {"pmnumber": "12345612", "mscnumber": null},
                      "key": "OSR-KALO",
                      "message": "To date in active role is empty, please update before inserting new role."
                    }
                  ],
                  "partnerMessages": null
                }
                ```

                Geprüft wird in Gruppen: Adresse und Register, dann jede Rolle und jeder Partner für sich, dann jede Änderung gegen die
                gespeicherten Rollen, dann das Ergebnis. Eine Gruppe folgt nur, wenn die vorige nichts fand; innerhalb einer Gruppe wird alles
                gemeldet. Eine Lieferung mit Meldungen ändert nichts. *Checks run in groups: addresses and register, then each role and partner
                on its own, then each change against the stored roles, then the result. A group runs only if the one before found nothing; within
                a group everything is reported. A delivery with messages changes nothing.*

                Beispiele: Tatsachen, getrennt durch `;`. `stored` hat die Nutzeinheit, `sent` wird geschickt, jeweils mit
                Rolle, `von..bis` und pmnumber des Partners. *Examples: facts separated by `;`. The unit has what is
                `stored`; what is `sent` gives role, `from..to` and the partner's pmnumber.*

                | id | message |
                | --- | --- |
                """);
        for (Rule rule : BOOK.rules()) {
            page.append("| [%s](#%s) | %s |\n"
                    .formatted(
                            rule.says().id(),
                            rule.says().id().toLowerCase(Locale.ROOT),
                            cell(rule.says().text())));
        }
        for (Rule rule : BOOK.rules()) {
            page.append(section(rule));
        }
        return page.toString();
    }

    private static String section(Rule rule) {
        MessageRule says = rule.says();
        return """

                ## %s

                > %s

                | | |
                | --- | --- |
                | key | `%s` |
                | wann · when | %s |
                | MSC | %s |
                | Deutsch | %s |
                | English | %s |
                | Ursache | %s |
                | cause | %s |
                | Abhilfe | %s |
                | fix | %s |
                | gut · good | `%s` |
                | schlecht · bad | `%s` |
                """.formatted(
                        says.id(),
                        says.text(),
                        rule.id().key(),
                        says.phase() == Phase.SYNCHRONOUS ? "sofort, 400 · at once, 400" : "im Status · in the status",
                        msc(says.applies()),
                        cell(BOOK.text(rule.id(), Language.GERMAN)),
                        cell(BOOK.text(rule.id(), Language.ENGLISH)),
                        cell(says.badStateInGerman()),
                        cell(cause(says)),
                        cell(says.fixInGerman()),
                        cell(says.fix()),
                        says.good(),
                        says.bad());
    }

    /** The table's sentence without what it says to us about tests. */
    private static String cause(MessageRule says) {
        String sentence = says.badState();
        for (String aside : List.of(
                " (shown by fault injection)", " (rule-level test)", " (the two cases must be indistinguishable)")) {
            sentence = sentence.replace(aside, "");
        }
        return sentence.startsWith("as OSR-") ? sentence + ", where synchronous checks are off" : sentence;
    }

    private static String msc(Applies applies) {
        return switch (applies) {
            case BOTH -> "kalo, bved";
            case KALO -> "kalo";
            case BVED -> "bved";
            case BOTH_UNSCREENED -> "kalo, bved; ohne synchrone Prüfung · without synchronous checks";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
