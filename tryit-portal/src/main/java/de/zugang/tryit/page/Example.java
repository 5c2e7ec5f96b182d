package de.zugang.tryit.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The deliveries one can send: the contract's own examples, and one of ours for an empty unit. Synthetic data only. */
public enum Example {
    USE_CASE_1("use-case-1", Example.CONTRACT, "654321", "0001"),
    USE_CASE_2("use-case-2", Example.CONTRACT, "654321", "0001"),
    USE_CASE_3("use-case-3", Example.CONTRACT, "654321", "0001"),
    FIRST_MOVE_IN("first-move-in", "examples/", "100001", "0001");

    private static final String CONTRACT = "api-spec/on-site-roles/v1/examples/";

    private final String id;
    private final String folder;
    private final String billingUnit;
    private final String residentialUnit;

    Example(String id, String folder, String billingUnit, String residentialUnit) {
        this.id = id;
        this.folder = folder;
        this.billingUnit = billingUnit;
        this.residentialUnit = residentialUnit;
    }

    public String id() {
        return id;
    }

    public String billingUnit() {
        return billingUnit;
    }

    public String residentialUnit() {
        return residentialUnit;
    }

    public String body() {
        var file = new ClassPathResource(folder + id + ".json");
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException("example " + id + " is not in the application", failed);
        }
    }
}
