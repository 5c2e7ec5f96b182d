package de.zugang.osr.register.entry;

import de.zugang.osr.period.Period;
import de.zugang.osr.register.entry.Batch.At;
import de.zugang.osr.register.entry.RoleRows.Home;
import de.zugang.osr.register.file.RegisterLine.OfRole;
import de.zugang.osr.role.BroughtIn;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.role.RolesBroughtIn;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.unit.UnitLocks;
import de.zugang.servicekit.token.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides lines about roles. A role is brought in once: the same line again changes nothing, whatever deliveries have done to
 * the role since. From then on a role belongs to whoever delivers.
 */
@Component
class RoleEntry {

    private final RoleRows rows;
    private final RolesBroughtIn store;
    private final UnitLocks locks;
    private final JsonMapper json;

    RoleEntry(RoleRows rows, RolesBroughtIn store, UnitLocks locks, JsonMapper json) {
        this.rows = rows;
        this.store = store;
        this.locks = locks;
        this.json = json;
    }

    void bringIn(Batch batch, Mode mode, Set<String> residentialUnits) {
        List<At<OfRole>> lines = batch.all(OfRole.class);
        if (lines.isEmpty()) {
            return;
        }
        Map<String, String> fingerprints =
                rows.fingerprints(batch.texts(OfRole.class, OfRole::externalId).toList());
        Map<String, Home> homes =
                rows.homes(batch.texts(OfRole.class, OfRole::residentialUnit).toList());
        List<Home> receiving = lines.stream()
                .filter(line -> !fingerprints.containsKey(line.line().externalId()))
                .map(line -> homes.get(line.line().residentialUnit()))
                .<Home>mapMulti((home, next) -> {
                    if (home != null) {
                        next.accept(home);
                    }
                })
                .distinct()
                .toList();
        if (!mode.dryRun()) {
            locks.turns(receiving.stream().map(Home::key).toList());
        }
        var state = new State(fingerprints, homes, rows.present(receiving));
        for (At<OfRole> line : lines) {
            batch.end(line, decide(line.line(), state, mode, residentialUnits));
        }
        store.store(state.broughtIn, mode.dryRun());
        rows.remember(state.remembered);
    }

    /** What the register holds, as far as these lines touch it, with what they have brought in so far. */
    private record State(
            Map<String, String> fingerprints,
            Map<String, Home> homes,
            Map<Long, List<RoleRows.Present>> present,
            List<BroughtIn> broughtIn,
            Map<String, String> remembered) {

        State(Map<String, String> fingerprints, Map<String, Home> homes, Map<Long, List<RoleRows.Present>> present) {
            this(new HashMap<>(fingerprints), homes, new HashMap<>(present), new ArrayList<>(), new LinkedHashMap<>());
        }

        List<RoleRows.Present> of(Home home) {
            return present.computeIfAbsent(home.unit().id(), _ -> new ArrayList<>());
        }
    }

    private Outcome decide(OfRole line, State state, Mode mode, Set<String> residentialUnits) {
        Home home = state.homes().get(line.residentialUnit());
        if (home == null || !residentialUnits.contains(line.residentialUnit())) {
            return new Outcome.Refused(
                    "residentialUnit", "an id that is not known", "the externalId of a residential unit before it");
        }
        String fingerprint = Sha256.of(json.writeValueAsString(line));
        String before = state.fingerprints().get(line.externalId());
        if (before != null) {
            return before.equals(fingerprint)
                    ? new Outcome.Unchanged()
                    : new Outcome.Refused(
                            "externalId",
                            "a role that was brought in before with other content",
                            "a delivery, which is how roles change");
        }
        Outcome.Refused flaw = flaw(line, home, state, mode);
        if (flaw != null) {
            return flaw;
        }
        take(line, home, fingerprint, state);
        return new Outcome.Created();
    }

    private static void take(OfRole line, Home home, String fingerprint, State state) {
        var partner = switch (home.profile()) {
            case BVED -> line.partner();
            case KALO -> line.partner().withoutContactData();
        };
        state.broughtIn().add(new BroughtIn(home.unit(), new StoredRole(line.code(), line.period(), partner)));
        state.of(home).add(new RoleRows.Present(line.code(), line.period()));
        state.fingerprints().put(line.externalId(), fingerprint);
        state.remembered().put(line.externalId(), fingerprint);
    }

    private static Outcome.@Nullable Refused flaw(OfRole line, Home home, State state, Mode mode) {
        if (mode.legacy()) {
            return null;
        }
        if (!line.code().isSupportedBy(home.profile())) {
            return new Outcome.Refused("role", "a role that the unit's MSC does not keep", "a role of its profile");
        }
        if (line.period().from() == null) {
            return new Outcome.Refused("from", "nothing", "a day; in legacy data it may be missing");
        }
        if (line.period().isTooShort()) {
            return new Outcome.Refused("to", "a day that is not after from", "a day after from");
        }
        return overlaps(line.code(), line.period(), state.of(home))
                ? new Outcome.Refused(
                        "from", "days of another role of the unit", "days of its own; legacy data may overlap")
                : null;
    }

    private static boolean overlaps(RoleCode code, Period period, List<RoleRows.Present> present) {
        return present.stream()
                .filter(other -> other.code().equals(code)
                        || (code.isBillRecipient() && other.code().isBillRecipient()))
                .anyMatch(other -> other.period().overlaps(period));
    }
}
