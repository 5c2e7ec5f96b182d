package de.zugang.osr.uvi;

import static org.assertj.core.api.Assertions.assertThat;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UviTests {

    private RunningOsr osr;

    @BeforeAll
    void start() {
        osr = RunningOsr.on(TestDatabase.create());
        JsonNode report = osr.importRegister("""
                {"type":"billingunit","externalId":"b","customerNumber":"0000000001","mscnumber":"300001","msc":"kalo","contracts":["S-COR"]}
                {"type":"residentialunit","externalId":"u1","billingUnit":"b","mscnumber":"1"}
                {"type":"role","externalId":"o1","residentialUnit":"u1","role":"S-COR","from":"2020-01-01","to":"2024-02-10","partner":{"pmnumber":"A"}}
                {"type":"role","externalId":"o2","residentialUnit":"u1","role":"S-COR","from":"2024-02-15","partner":{"pmnumber":"B"}}
                {"type":"residentialunit","externalId":"u2","billingUnit":"b","mscnumber":"2"}
                {"type":"residentialunit","externalId":"u3","billingUnit":"b","mscnumber":"3","decommissioned":true}
                {"type":"billingunit","externalId":"n","customerNumber":"0000000001","mscnumber":"300002","msc":"kalo"}
                {"type":"residentialunit","externalId":"u4","billingUnit":"n","mscnumber":"1"}
                """).body();
        assertThat(report.get("refused").asInt()).isZero();
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void dividesAMonthAmongRecipientsAndVacancy() {
        assertThat(lines("2024-02"))
                .containsExactly(
                        "300001/0001 2024-02-01..2024-02-10 A",
                        "300001/0001 2024-02-11..2024-02-14 nobody",
                        "300001/0001 2024-02-15..2024-02-29 B",
                        "300001/0002 2024-02-01..2024-02-29 nobody");
    }

    @Test
    void wholeMonthsHaveOneRecipient() {
        assertThat(lines("2024-01")).contains("300001/0001 2024-01-01..2024-01-31 A");
        assertThat(lines("2024-03")).contains("300001/0001 2024-03-01..2024-03-31 B");
        assertThat(lines("2019-12")).contains("300001/0001 2019-12-01..2019-12-31 nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-13", "2024", "x"})
    void refusesWhatIsNoMonth(String month) {
        assertThat(get(month).status()).isEqualTo(400);
    }

    private List<String> lines(String month) {
        Answer answer = get(month);
        assertThat(answer.contentType()).startsWith("application/x-ndjson");
        return answer.http()
                .body()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .map(line -> "%s/%s %s..%s %s"
                        .formatted(
                                line.get("billingUnit").asString(),
                                line.get("residentialUnit").asString(),
                                line.get("from").asString(),
                                line.get("to").asString(),
                                line.at("/recipient/pmnumber").asString("nobody")))
                .toList();
    }

    private Answer get(String month) {
        return RunningOsr.send(HttpRequest.newBuilder(osr.operatorUri("/operator/v1/uvi?month=" + month))
                .header("Authorization", "Bearer " + Tokens.ofStaff("operator")));
    }
}
