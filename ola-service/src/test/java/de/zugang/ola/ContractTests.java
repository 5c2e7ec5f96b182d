package de.zugang.ola;

import de.zugang.ola.testing.Contract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTests {

    @ParameterizedTest
    @CsvSource({
        "ola/v1, page.json, /authorization-requests, GET, 200, application/json",
        "ola/v1, changes.json, /authorization-requests/changes, GET, 200, application/json",
        "ola/v1, not-found.json, /authorization-requests, GET, 404, application/problem+json",
        "ola-ingest/v1, report.json, /authorization-requests, POST, 200, application/json"
    })
    void exampleIsWhatItsContractSays(
            String api, String example, String path, String method, int status, String mediaType) {
        Contract.of(api).check(path, method, status, mediaType, Contract.example(api, example));
    }
}
