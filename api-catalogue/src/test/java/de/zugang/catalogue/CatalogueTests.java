package de.zugang.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The catalogue is well formed, fits its contracts, and is the only list. */
class CatalogueTests {

    private static final Path FILE = Specs.FOLDER.resolve("catalogue.yaml");

    @TempDir
    private Path directory;

    static List<PublishedApi> apis() {
        return ApiCatalogue.read(List.of("classpath:/api-spec/")).apis();
    }

    @Test
    void fileHasItsForm() {
        assertThat(faults(Specs.read(FILE))).isEmpty();
    }

    @Test
    void classPathAndFolderSayTheSame() {
        assertThat(ApiCatalogue.read(List.of(Specs.FOLDER.toUri().toString())).apis())
                .isEqualTo(apis());
    }

    /** Whoever reads the contract must not be told otherwise than whoever reads the catalogue. */
    @ParameterizedTest
    @MethodSource("apis")
    void credentialsAreThoseOfTheContract(PublishedApi api) {
        var named = new TreeSet<String>();
        for (JsonNode alternative :
                YAMLMapper.shared().readTree(api.contract().text()).path("security")) {
            alternative.propertyNames().forEach(named::add);
        }
        assertThat(named.remove("subscriptionKey")).isTrue();
        assertThat(named)
                .isEqualTo(new TreeSet<>(api.credentials().stream()
                        .map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT))
                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("apis")
    void clientIsGeneratedFromTheContract(PublishedApi api) {
        String pom =
                Specs.read(Specs.FOLDER.resolveSibling("api-clients/pom.xml")).replaceAll("\\s+", "");
        assertThat(api.client()).isNotNull();
        assertThat(pom)
                .contains("<inputSpec>${api-spec.directory}/%s</inputSpec><apiPackage>%s.api</apiPackage>"
                        .formatted(api.contract().path(), api.client()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            product: ola                   | product: OLA            | /apis/ola-v1/product
            entitlement: OLA               | entitlment: OLA         | /apis/ola-v1
            {state: stable}                | {state: old}            | /lifecycle/state
            {state: stable}                | {state: deprecated}     | /lifecycle
            responseTimeout: PT5S          | responseTimeout: 5s     | /limits/responseTimeout
            credentials: [bearer, basic]   | credentials: []         | /credentials
            approver: sales-lead           | approver: anybody       | /entitlements/OLA/approver
            ola/v1/openapi.yaml            | ../../etc/openapi.yaml  | /apis/ola-v1/contract
            """)
    void formRefuses(String written, String instead, String place) {
        assertThat(faults(Specs.read(FILE).replace(written, instead)))
                .anySatisfy(fault -> assertThat(fault).contains(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entitlement: OLA               | entitlement: OTHER             | ola-v1: entitlement: OTHER (expected: one of [OLA])
            entitlement: OLA               | entitlment: OLA                | entitlment
            operation: postDataDelivery    | operation: postAnything        | on-site-roles-v1: operation postAnything (expected: one of on-site-roles/v1/openapi.yaml)
            ola/v1/openapi.yaml            | ola/v2/openapi.yaml            | ola/v2/openapi.yaml: cannot be read (expected: a file)
            contract: ola/v1/openapi.yaml  | contract: webhook/v1/openapi.yaml | base path /webhook/v1 (expected: once)
            product: ola                   | limits: {}                     | required property 'product' not found
            {state: stable}                | {state: stable, sunsetAt: '2027-01-01T00:00:00Z'} | /lifecycle
            {state: stable}                | {state: deprecated, deprecatedAt: '2027-01-01T00:00:00Z', sunsetAt: '2026-01-01T00:00:00Z'} | expected: >= deprecatedAt, 2027-01-01T00:00:00Z
            {state: stable}                | {state: deprecated, deprecatedAt: '2026-01-01T00:00:00Z', sunsetAt: '2027-01-01T00:00:00Z', successor: ola-v9} | successor: ola-v9 (expected: the name of an API)
            """)
    void readerRefuses(String written, String instead, String message) {
        var copy = Specs.copy(directory, "catalogue.yaml", written, instead);
        assertThatThrownBy(() -> ApiCatalogue.read(List.of(copy.toUri().toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void locationsAddUpAndRefuseTheSameApiTwice() {
        assertThatThrownBy(() -> ApiCatalogue.read(
                        List.of("classpath:/api-spec/", Specs.FOLDER.toUri().toString())))
                .hasMessageContaining("expected: once");
    }

    /** An address of an API anywhere else in the settings of a service would be a second list. */
    @Test
    void noOtherSettingsListApis() throws IOException {
        var paths = Pattern.compile(String.join(
                "|",
                apis().stream()
                        .map(api -> api.contract().basePath())
                        .map(Pattern::quote)
                        .toList()));
        try (Stream<Path> files = Files.walk(Specs.FOLDER.resolveSibling("."), 6)) {
            assertThat(files.filter(file -> file.toString().matches(".*/src/main/resources/[^/]+\\.(ya?ml|properties)"))
                            .filter(file -> !file.toString().contains("/target/"))
                            .filter(file -> paths.matcher(Specs.read(file)).find()))
                    .isEmpty();
        }
    }

    /**
     * Code that names APIs would be a second list. Those that make a request to one API themselves may name that one: the portal's
     * guided first call, and the samples of the e-mail with the credentials.
     */
    @Test
    void noOtherCodeNamesApisButToCallOne() throws IOException {
        var named = Pattern.compile(String.join(
                "|",
                apis().stream()
                        .flatMap(api -> Stream.of(api.name(), api.contract().basePath()))
                        .map(Pattern::quote)
                        .toList()));
        var files = new TreeSet<String>();
        for (String module : List.of("gateway", "onboarding-service", "tryit-portal", "service-kit")) {
            try (Stream<Path> all = Files.walk(Specs.FOLDER.resolveSibling(module + "/src/main"))) {
                all.filter(file -> file.toString().matches(".*\\.(java|html|js|ya?ml|properties)"))
                        .filter(file -> named.matcher(Specs.read(file)).find())
                        .forEach(file -> files.add(file.getFileName().toString()));
            }
        }
        assertThat(files).containsExactly("OutgoingRequests.java", "welcome_de.html", "welcome_en.html");
    }

    private static List<String> faults(String catalogue) {
        return new CatalogueForm().faults(catalogue);
    }
}
