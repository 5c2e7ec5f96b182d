package de.zugang.osr.role;

import de.zugang.osr.period.Period;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One change of a unit's roles. The role it means is identified by code, begin and the partner's {@code pmnumber}.
 *
 * @param period for an UPDATE the begin of the role and its new end
 * @param partner the partner's data after an INSERT or UPDATE
 */
public record RoleChange(Kind kind, RoleCode code, Period period, Partner partner) {

    public enum Kind {
        INSERT,
        /** Changes the end and the partner's data only; anything else is DELETE and INSERT. */
        UPDATE,
        DELETE;

        /** Empty for anything but the three words; case matters. */
        public static Optional<Kind> parse(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(text))
                    .findFirst();
        }
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    public String pmnumber() {
        return partner.pmnumber();
    }

    public boolean means(StoredRole role) {
        return role.code().equals(code)
                && role.pmnumber().equals(pmnumber())
                && role.period().sameBegin(period);
    }
}
