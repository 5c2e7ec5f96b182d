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
import org.junit.jupiter.params.provider.CsvSource;
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
                {"type":"billingunit","externalId":"v","customerNumber":"0000000002","mscnumber":"300003","msc":"bved","contracts":["S-BIR","S-COR"]}
                {"type":"residentialunit","externalId":"u5","billingUnit":"v","mscnumber":"1"}
                {"type":"role","externalId":"o5","residentialUnit":"u5","role":"S-COR","from":"2024-02-29","to":"9999-12-31","partner":{"pmnumber":"=1+1","name":"=cmd()","firstname":"-x","additionalname":"a \\"b\\", c"}}
                {"type":"role","externalId":"o6","residentialUnit":"u5","role":"S-BIR","from":"2000-01-01","partner":{"pmnumber":"NOT"}}
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
                        "300001/0002 2024-02-01..2024-02-29 nobody",
                        "300003/0001 2024-02-01..2024-02-28 nobody",
                        "300003/0001 2024-02-29..2024-02-29 =1+1");
    }

    @Test
    void wholeMonthsHaveOneRecipient() {
        assertThat(lines("2024-01")).contains("300001/0001 2024-01-01..2024-01-31 A");
        assertThat(lines("2024-03")).contains("300001/0001 2024-03-01..2024-03-31 B");
        assertThat(lines("2019-12")).contains("300001/0001 2019-12-01..2019-12-31 nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-13", "2024-00", "2024", "x", "0000-01", "2024-1", "24-01", "", "2024-02-01", "%D9%A2024-02"
            })
    void refusesWhatIsNoMonth(String month) {
        Answer answer = get(month);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01", "9999-12"})
    void theFirstAndTheLastMonthThereAreHaveAnAnswer(String month) {
        assertThat(lines(month)).hasSize(3);
    }

    @Test
    void cellsThatWouldBeFormulasAreEscaped() {
        Answer answer =
                RunningOsr.send(osr.asOperator("/operator/v1/uvi?month=2024-02").header("Accept", "text/csv"));

        assertThat(answer.contentType()).startsWith("text/csv");
        assertThat(answer.http().body()).isEqualTo("""
                customerNumber,billingUnit,residentialUnit,from,to,pmnumber,mscnumber,name,firstname,additionalname
                0000000001,300001,0001,2024-02-01,2024-02-10,A,,,,
                0000000001,300001,0001,2024-02-11,2024-02-14,,,,,
                0000000001,300001,0001,2024-02-15,2024-02-29,B,,,,
                0000000001,300001,0002,2024-02-01,2024-02-29,,,,,
                0000000002,300003,0001,2024-02-01,2024-02-28,,,,,
                0000000002,300003,0001,2024-02-29,2024-02-29,'=1+1,,'=cmd(),'-x,"a ""b"", c"
                """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/x-ndjson",
                "text/*|text/csv",
                "text/csv;q=0.5, application/x-ndjson|application/x-ndjson",
                "text/csv, */*;q=0.1|text/csv",
                "application/*, text/csv;q=0.9|application/x-ndjson"
            })
    void theReaderChoosesTheFormat(String accept, String type) {
        Answer answer =
                RunningOsr.send(osr.asOperator("/operator/v1/uvi?month=2024-02").header("Accept", accept));
        assertThat(answer.contentType()).startsWith(type);
    }

    @Test
    void refusesToAnswerInAnotherFormat() {
        Answer answer =
                RunningOsr.send(osr.asOperator("/operator/v1/uvi?month=2024-02").header("Accept", "application/pdf"));
        assertThat(answer.status()).isEqualTo(406);
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
