package de.zugang.osr.rule;

import de.zugang.osr.message.Phase;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a rule says and when. A test binds all of this to {@code messages.csv} of the contract, runs both examples and
 * generates the page of messages.
 *
 * <p>Examples are scenarios of one line: facts separated by {@code ;}, of which only what matters is given. {@code
 * stored} a role the unit has, {@code sent} a change, both as code, {@code from..to} (open without the last day) and the
 * partner's number; {@code partner} how an entry of the delivery differs from an ordinary one; {@code path}, {@code body},
 * {@code unit} numbers as billing/residential unit; {@code contracts}; {@code closed until}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MessageRule {

    /** Id in {@code messages.csv}. */
    String id();

    /** What the caller reads, word for word as the standard or the house has it. */
    String text();

    Phase phase() default Phase.ASYNCHRONOUS;

    Applies applies() default Applies.BOTH;

    /** The sentence that describes the bad state. */
    String badState();

    /** The same in German. */
    String badStateInGerman();

    /** The text in the other language: German for the house's messages, English for the standard's. */
    String translation();

    /** What the sender does about it. */
    String fix();

    /** What the sender does about it, in German. */
    String fixInGerman();

    /** A scenario that is fine. */
    String good();

    /** The scenario, changed so that this message and no other is sent. */
    String bad();
}
