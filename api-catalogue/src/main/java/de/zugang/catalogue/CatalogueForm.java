package de.zugang.catalogue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/**
 * The form of a catalogue file, {@code api-spec/catalogue.schema.json}. Every file is held to it when it is read, that of an
 * installation as well as ours.
 */
final class CatalogueForm {

    private static final String SCHEMA = "classpath:api-spec/catalogue.schema.json";

    private final Schema schema;

    CatalogueForm() {
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of(SCHEMA));
    }

    /** What is wrong, each with its place; nothing if the file has the form. */
    List<String> faults(String yaml) {
        return schema.validate(yaml, InputFormat.YAML).stream()
                .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
                .toList();
    }
}
