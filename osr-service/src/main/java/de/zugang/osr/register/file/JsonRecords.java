package de.zugang.osr.register.file;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class JsonRecords implements Records {

    private final ObjectReader reader;

    JsonRecords(JsonMapper json) {
        reader = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    @Override
    public JsonNode read(String line) {
        try {
            return reader.readTree(line);
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new Flawed(
                    null,
                    at == null ? "broken JSON" : "broken JSON at character " + at.getColumnNr(),
                    "one JSON object a line, each name once");
        }
    }
}
