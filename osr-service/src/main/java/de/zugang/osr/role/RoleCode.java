package de.zugang.osr.role;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import de.zugang.osr.unit.Profile;
import java.util.Set;

/**
 * Code of a role as the standard writes it. Open to others: a code is text, the constants are what is known today.
 *
 * @param text for example {@code S-COR}
 */
public record RoleCode(@JsonValue String text) {

    /** Recipient of the monthly consumption information (UVI). */
    public static final RoleCode S_COR = new RoleCode("S-COR");

    /** Recipient of the individual bill. */
    public static final RoleCode S_BIR = new RoleCode("S-BIR");

    /** Recipient of the individual bill while the unit is vacant. */
    public static final RoleCode S_BVA = new RoleCode("S-BVA");

    private static final Set<RoleCode> OF_THE_STANDARD = Set.of(S_COR, S_BIR, S_BVA);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleCode {}

    public boolean isSupportedBy(Profile profile) {
        return switch (profile) {
            case KALO -> equals(S_COR);
            case BVED -> OF_THE_STANDARD.contains(this);
        };
    }

    /** S-BIR and S-BVA: together they say who gets the individual bill, on every day exactly one. */
    public boolean isBillRecipient() {
        return equals(S_BIR) || equals(S_BVA);
    }

    @Override
    public String toString() {
        return text;
    }
}
