package de.zugang.osr.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.zugang.osr.testing.Answer;
import de.zugang.osr.testing.RunningOsr;
import de.zugang.osr.testing.Seed;
import de.zugang.osr.testing.TestDatabase;
import de.zugang.osr.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Sends {@code -Dfuzz.requests} requests (50,000 if not told) that {@code -Dfuzz.seed} determines. Every answer is the
 * contract's and none is a failure of ours, every request is answered, and afterwards the stored roles still hold what
 * the rules promise.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTests {

    private TestDatabase database;
    private RunningOsr osr;
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    @BeforeAll
    void start() {
        database = TestDatabase.create();
        osr = RunningOsr.on(database);
        assertThat(osr.importRegister(FuzzRegister.ndjson())
                        .body()
                        .get("refused")
                        .asInt())
                .isZero();
    }

    @AfterAll
    void stop() {
        osr.close();
    }

    @Test
    void answersWhatTheContractSaysToWhateverIsSent() {
        Contract contract = Contract.read(Seed.CONTRACT.resolve("openapi.yaml"));
        var run = new FuzzRun(contract, new OnSiteRolesWords(), Integer.getInteger("fuzz.requests", 50_000));

        List<String> faults = run.against(osr.uri("").toString(), FuzzTests::passport, this::remember);

        assertThat(faults).as(run.toString()).isEmpty();
        assertThat(run.statuses()).as("reaches every kind of answer").containsKeys(200, 202, 400, 404, 405, 415, 422);
        assertThatAllIsProcessed();
        assertThat(new Invariants(database).broken()).isEmpty();
    }

    private static String passport(int user) {
        return user == 2
                ? Tokens.passport("tu-fuzz-other", FuzzRegister.OTHER_CUSTOMER)
                : Tokens.passport("tu-fuzz-" + user, FuzzRegister.CUSTOMER);
    }

    private void remember(Answer answer) {
        if (answer.status() == 202) {
            accepted.add(answer.body().get("dataDeliveryId").asString());
        }
    }

    private void assertThatAllIsProcessed() {
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        database.value("select count(*) from waiting_delivery").equals("0"));
        assertThat(database.value("select count(*) from delivery")).isEqualTo(String.valueOf(accepted.size()));
        assertThat(database.value("select count(*) from delivery where status = 'SUCCESS'"))
                .as("deliveries that change something")
                .matches("[0-9]{2,}");
    }
}
