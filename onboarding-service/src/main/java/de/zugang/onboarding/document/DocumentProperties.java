package de.zugang.onboarding.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What must be signed before an order for a new technical user goes on. None listed: one confirmation for all of them is enough.
 *
 * @param required in the order in which people see them
 * @param largestFile of a signed document that is kept; at most {@value #MOST_MEBIBYTES} MiB
 */
@Validated
@ConfigurationProperties("zugang.documents")
public record DocumentProperties(
        @DefaultValue List<@Valid Required> required,
        @DefaultValue("5MB") DataSize largestFile) {

    /** What every request is bounded by ({@link DocumentHttp}, {@code spring.servlet.multipart}). */
    static final int MOST_MEBIBYTES = 8;

    public DocumentProperties {
        required = List.copyOf(required);
        if (largestFile.toMegabytes() < 1 || largestFile.toMegabytes() > MOST_MEBIBYTES) {
            throw new IllegalArgumentException("zugang.documents.largest-file: " + largestFile.toBytes()
                    + " bytes (expected: 1 to " + MOST_MEBIBYTES + " MB)");
        }
    }

    /**
     * One document.
     *
     * @param id never changes, since what was signed is stored by it
     * @param de its name in German
     * @param en its name in English
     * @param entitlement only for orders that ask for it, by its name in the catalogue; empty: for every order
     */
    public record Required(
            @Pattern(regexp = "[a-z0-9-]{2,40}") String id,
            @NotBlank String de,
            @NotBlank String en,
            @DefaultValue("") String entitlement) {

        boolean isFor(Set<String> entitlements) {
            return entitlement.isEmpty() || entitlements.contains(entitlement);
        }
    }
}
