package de.zugang.osr.unit;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The measuring service companies that this deployment serves.
 *
 * @param mscs all of them, names unique
 * @param defaultMsc name of the one whose profile judges numbers that name no known unit
 */
@Validated
@ConfigurationProperties("zugang.osr")
public record MscProperties(
        @DefaultValue List<@Valid Msc> mscs,
        @DefaultValue("") String defaultMsc) {

    public MscProperties {
        mscs = List.copyOf(mscs);
        if (mscs.stream().map(Msc::name).distinct().count() != mscs.size()) {
            throw new IllegalArgumentException("zugang.osr.mscs: a name occurs twice (expected: unique names)");
        }
        if (mscs.stream().map(Msc::name).noneMatch(defaultMsc::equals)) {
            throw new IllegalArgumentException(
                    "zugang.osr.default-msc: " + defaultMsc + " (expected: the name of one of zugang.osr.mscs)");
        }
    }

    /** The one that judges what belongs to nobody. */
    public Msc fallback() {
        return named(defaultMsc).orElseThrow();
    }

    /** Names of those that store e-mail, phone and tax number. */
    public List<String> keepingContactData() {
        return mscs.stream()
                .filter(msc -> msc.profile().keepsContactData())
                .map(Msc::name)
                .toList();
    }

    public Optional<Msc> named(String name) {
        return mscs.stream().filter(msc -> msc.name().equals(name)).findFirst();
    }

    /** In the order of the configuration. */
    public List<String> names() {
        return mscs.stream().map(Msc::name).toList();
    }
}
