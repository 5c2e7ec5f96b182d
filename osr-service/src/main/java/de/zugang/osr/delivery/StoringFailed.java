package de.zugang.osr.delivery;

import de.zugang.osr.role.RoleChange;

/** A change that all rules let pass could not be stored. */
final class StoringFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RoleChange change;

    StoringFailed(RoleChange change, RuntimeException cause) {
        super(change.kind() + " " + change.code() + " could not be stored", cause);
        this.change = change;
    }

    RoleChange change() {
        return change;
    }
}
