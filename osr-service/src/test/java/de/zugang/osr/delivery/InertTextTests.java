package de.zugang.osr.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.Client;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in a text is text: it is stored, shown and refused as it is, and in no log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class InertTextTests {

    private static final List<String> FIELDS = List.of("name", "firstname", "additionalname", "taxnumber");
    private static final List<String> LINES = List.of("street", "postalcode", "city", "country");

    private RunningOsr osr;
    private Client caller;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create(), "--logging.level.de.zugang=trace");
        osr.importRegister(Seed.demoRegister());
        caller = osr.as("tu-muster", Seed.CUSTOMER);
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "${7*7} #{7*7} {{7*7}} __${T(java.lang.Runtime)}__::.x",
                "%s %n %x %1$s",
                "a\r\nX-Injected: yes",
                "'; drop table partner; --",
                "\\u0000 \\ \" /",
                "=cmd()|' /C calc'!A0",
                "Zoë 😀 Łódź 東京 \u202Egnp.exe",
                "\t\u0001\u001F\u007F\u0085\u2028\uFFFF",
                " blanks at both ends "
            })
    void comesBackAsItWasSent(String text) {
        String id = caller.deliver("540001", "0002", delivery(text));
        assertThat(caller.outcome("540001", id).get("status").asString()).isEqualTo("SUCCESS");
        Answer answer = caller.get(Client.rolesPath("540001", "0002"));
        JsonNode partner = answer.body().at("/billingunit/residentialunit/partners/0");
        assertThat(FIELDS)
                .allSatisfy(field -> assertThat(partner.get(field).asString()).isEqualTo(text));
        assertThat(LINES)
                .allSatisfy(line ->
                        assertThat(partner.at("/address/" + line).asString()).isEqualTo(text));
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Injected")).isEmpty();
        // for the next text
        caller.outcome("540001", caller.deliver("540001", "0002", delivery(text).replace("INSERT", "DELETE")));
    }

    @Test
    void isInNoLogAndNoRefusal(CapturedOutput log) {
        String secret = "Unverwechselbar-4711";
        caller.outcome("540001", caller.deliver("540001", "0003", delivery(secret)));
        Answer late =
                caller.post(Client.rolesPath("540001", "0003"), delivery(secret).replace("2022-01-01", "2022-13-01"));
        assertThat(late.status()).isEqualTo(400);
        assertThat(late.http().body()).doesNotContain(secret, "2022-13-01");
        Answer broken = caller.post(Client.rolesPath("540001", "0003"), delivery(secret) + "}");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.http().body()).doesNotContain(secret);
        Answer tooLong = caller.post(Client.rolesPath("540001", "0003"), delivery(secret.repeat(60)));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.http().body()).doesNotContain(secret);
        assertThat(log.getAll()).doesNotContain(secret);
    }

    private static String delivery(String text) {
        JsonMapper json = JsonMapper.shared();
        ObjectNode partner = json.createObjectNode();
        partner.putObject("reference").put("pmnumber", "P");
        FIELDS.forEach(field -> partner.put(field, text));
        ObjectNode address = partner.putObject("address");
        LINES.forEach(line -> address.put(line, text));
        return """
                {"timestamp": "2022-05-16T10:17:17Z", "billingunit": {"reference": {"mscnumber": "540001"},
                 "residentialunit": {"reference": {"mscnumber": "UNIT"}, "roles": [{"change": "INSERT",
                 "role": "S-COR", "from": "2022-01-01", "partner": {"pmnumber": "P"}}], "partners": [PARTNER]}}}
                """.replace("UNIT", text.contains("4711") ? "0003" : "0002").replace("PARTNER", partner.toString());
    }
}
