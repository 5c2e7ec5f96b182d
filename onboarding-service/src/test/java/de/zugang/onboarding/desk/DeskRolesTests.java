package de.zugang.onboarding.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeskRolesTests extends DeskTest {

    @ParameterizedTest
    @CsvSource({
        "/desk,customer-service,200",
        "/desk,sales-lead,200",
        "/desk,operator,200",
        "/desk,auditor,200",
        "/desk,gateway-node,403",
        "/desk/orders/new,customer-service,200",
        "/desk/orders/new,sales-lead,403",
        "/desk/orders/new,operator,403",
        "/desk/orders/new,auditor,403",
        "/desk/approvals,customer-service,200",
        "/desk/approvals,sales-lead,200",
        "/desk/approvals,operator,200",
        "/desk/approvals,auditor,200",
        "/desk/audit,auditor,200",
        "/desk/audit,operator,200",
        "/desk/audit,customer-service,403",
        "/desk/audit,sales-lead,403",
        "/desk/technical-users,auditor,200"
    })
    void eachRoleSeesItsPages(String path, String role, int status) {
        assertThat(open(path, person("someone", role))).hasStatus(status);
    }

    @ParameterizedTest
    @CsvSource({
        "documents,customer-service,302",
        "documents,sales-lead,403",
        "documents,operator,403",
        "documents,auditor,403",
        "cancel,customer-service,302",
        "cancel,auditor,403",
        "decision,auditor,403",
        "decision,operator,403",
        "entitlements/OLA,sales-lead,302",
        "entitlements/OLA,customer-service,403",
        "entitlements/OLA,operator,403",
        "entitlements/OLA,auditor,403",
        "retry,customer-service,302",
        "retry,operator,302",
        "retry,sales-lead,403",
        "retry,auditor,403"
    })
    void eachRoleMayActAsItShould(String action, String role, int status) {
        var fields = with(with(complete(), "documentsSigned", "false"), "entitlements", "OLA");
        String path = placed(ANNA, fields);
        var reason = with(with(complete(), "reason", "Because"), "approve", "true");

        assertThat(send(path + "/" + action, person("someone", role), reason)).hasStatus(status);
    }

    @Test
    void anAuditorIsOfferedNothingToDo() {
        String path = placed(ANNA, with(with(complete(), "documentsSigned", "false"), "entitlements", "OLA"));

        assertThat(html(open(path, OTTO)))
                .doesNotContain("Was Sie tun können", "/cancel", "/entitlements/OLA\"", "/desk/orders/new");
        assertThat(html(open(path, ANNA))).contains("/documents", "/cancel");
        assertThat(html(open(path, LEA))).contains("/entitlements/OLA\"").doesNotContain("/cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/orders/new", "/desk/approvals", "/desk/technical-users/tu-x-abcd"})
    void whoeverIsNotSignedInIsSentToKeycloak(String path) {
        var result = mvc.perform(get(path).header("Accept", "text/html"));

        assertThat(result).hasStatus(302);
        assertThat(result.getResponse().getRedirectedUrl()).contains("/oauth2/authorization/desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/desk/orders", "/desk/orders/check", "/desk/orders/new", "/desk/orders/new/field", "/logout"})
    void aForgedRequestIsRefused(String path) {
        assertThat(mvc.perform(post(path).with(ANNA).params(complete()))).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"documents", "entitlements/OLA", "cancel", "retry"})
    void aForgedActionIsRefusedAndNothingHappensByGet(String action) {
        String path = placed(ANNA, with(complete(), "documentsSigned", "false"));

        assertThat(mvc.perform(post(path + "/" + action).with(ANNA))).hasStatus(403);
        assertThat(open(path + "/" + action, ANNA)).hasStatus(405);
        assertThat(html(open(path, ANNA))).contains("Der Auftrag wartet auf die unterschriebenen Unterlagen");
    }
}
