package de.zugang.onboarding.desk;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import de.zugang.onboarding.FakeKeycloak;
import de.zugang.onboarding.OnboardingTest;
import de.zugang.onboarding.TestDatabase;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The desk behind its real security chain, over the real database. */
@OnboardingTest
@AutoConfigureMockMvc
abstract class DeskTest {

    static final FakeKeycloak KEYCLOAK = new FakeKeycloak();

    static final RequestPostProcessor ANNA = person("anna", "customer-service");
    static final RequestPostProcessor LEA = person("lea", "sales-lead");
    static final RequestPostProcessor OTTO = person("otto", "auditor");
    static final RequestPostProcessor OLGA = person("olga", "operator");

    @Autowired
    MockMvcTester mvc;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties);
        KEYCLOAK.register(properties);
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> "9");
    }

    static RequestPostProcessor person(String name, String... roles) {
        return oidcLogin()
                .idToken(token -> token.subject(name))
                .authorities(Arrays.stream(roles)
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toArray(GrantedAuthority[]::new));
    }

    MvcTestResult open(String path, RequestPostProcessor who) {
        return mvc.perform(get(path).with(who));
    }

    MvcTestResult send(String path, RequestPostProcessor who, MultiValueMap<String, String> fields) {
        return mvc.perform(posting(path, who, fields));
    }

    static MockHttpServletRequestBuilder posting(
            String path, RequestPostProcessor who, MultiValueMap<String, String> fields) {
        return post(path).with(who).with(csrf()).params(fields);
    }

    /** Complete and right. */
    static MultiValueMap<String, String> complete() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("company", "Muster Hausverwaltung GmbH");
        fields.add("mainCustomerNumber", "0000123456");
        fields.add("customerNumbers", "0000123457, 0000123458\n0000123459");
        fields.add("email", "it@muster.example");
        fields.add("mobile", "+49 1512 3456789");
        fields.add("language", "de");
        fields.add("documentsSigned", "true");
        return fields;
    }

    static MultiValueMap<String, String> with(MultiValueMap<String, String> fields, String name, String value) {
        fields.set(name, value);
        return fields;
    }

    /** Places an order and returns the path of its page. */
    String placed(RequestPostProcessor who, MultiValueMap<String, String> fields) {
        var result = send(
                "/desk/orders",
                who,
                with(fields, "number", java.util.UUID.randomUUID().toString()));
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    static String html(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
