package de.zugang.osr.rule;

import de.zugang.osr.message.Messages;
import de.zugang.osr.role.RoleChange;
import java.util.List;

/** How trying a delivery's changes ended. */
public sealed interface Trial {

    /** All may be stored, in this order. */
    record Passed(List<RoleChange> changes) implements Trial {}

    /** Nothing may be stored. */
    record Refused(Messages messages) implements Trial {}
}
