package de.zugang.osr.quarantine;

import de.zugang.osr.erasure.PartnerNumber;
import de.zugang.osr.erasure.PersonalData;
import de.zugang.osr.erasure.Resident;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Residents in what was given up: the whole copy goes, and cannot be sent again. */
@Component
class ResidentsInQuarantine implements PersonalData {

    private static final String TABLE = "quarantine";
    private static final String HITS = """
            from quarantine
            where contains_resident(billing_unit_number, residential_unit_number, content, null, ?::jsonb)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ResidentsInQuarantine(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Set<String> tables() {
        return Set.of(TABLE);
    }

    /** What was sent is kept with the delivery too, which is looked through for numbers. */
    @Override
    public Set<PartnerNumber> numbersOf(Resident resident) {
        return Set.of();
    }

    @Override
    public Map<String, Long> count(Resident resident) {
        return Map.of(
                TABLE,
                jdbc.sql("select count(*) " + HITS)
                        .param(json.writeValueAsString(resident))
                        .query(Long.class)
                        .single());
    }

    @Override
    public Map<String, Long> erase(Resident resident) {
        long erased = jdbc.sql("delete " + HITS)
                .param(json.writeValueAsString(resident))
                .update();
        return Map.of(TABLE, erased);
    }
}
