package de.zugang.osr.rule;

import de.zugang.osr.message.Message;
import de.zugang.osr.message.MessageId;
import de.zugang.osr.message.Subject;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import java.util.List;

/**
 * One rule: one file, one message. Each kind below is asked at its own moment and about its own thing; a rule answers
 * whether the bad state of its {@link MessageRule} is there. Rules take roles and changes, never a delivery, so that
 * another version of the standard can use them.
 */
public sealed interface Rule {

    default MessageRule says() {
        return getClass().getAnnotation(MessageRule.class);
    }

    default MessageId id() {
        return new MessageId(says().id());
    }

    default Message message(Subject about) {
        return new Message(id(), about);
    }

    /** First group: does the delivery name a unit of the register, in path and body? */
    non-sealed interface OfAddress extends Rule {
        boolean isBroken(Addressing addressing);
    }

    /** Second group: the content as a whole. */
    non-sealed interface OfContent extends Rule {
        boolean isBroken(Content content, UnitContext context);
    }

    /** Second group: a role on its own. */
    non-sealed interface OfRole extends Rule {
        boolean isBroken(SentRole role, Content content, UnitContext context);
    }

    /** Second group: a partner on its own. */
    non-sealed interface OfPartner extends Rule {
        boolean isBroken(SentPartner partner, Content content, UnitContext context);
    }

    /** Third group: a change against the roles stored and the changes before it. */
    non-sealed interface OfChange extends Rule {
        boolean isBroken(RoleChange change, UnitRoles roles, UnitContext context);
    }

    /** Third group: the roles after all changes; asked if none of them was refused. */
    non-sealed interface OfResult extends Rule {

        /** The roles at fault, none if all is well. */
        List<StoredRole> broken(List<RoleChange> changes, UnitRoles result, UnitContext context);
    }

    /** Last: storing a change failed for no reason that the caller has caused. */
    non-sealed interface OfStoring extends Rule {
        boolean isAbout(RoleChange.Kind kind);
    }
}
