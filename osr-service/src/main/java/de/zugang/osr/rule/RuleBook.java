package de.zugang.osr.rule;

import de.zugang.osr.message.Language;
import de.zugang.osr.message.Message;
import de.zugang.osr.message.MessageId;
import de.zugang.osr.message.Messages;
import de.zugang.osr.message.Phase;
import de.zugang.osr.message.Subject;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.StoredRole;
import de.zugang.osr.role.UnitRoles;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules and the order in which they are asked: address → each role and partner on its own → each change against the
 * stored roles → the result. A later group is asked only if the earlier ones found nothing; within a group everything
 * is reported.
 */
public final class RuleBook {

    private final List<Rule> rules;
    private final Map<MessageId, Rule> byId;

    public RuleBook(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        this.byId = rules.stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
    }

    public List<Rule> rules() {
        return rules;
    }

    /** What a message says, word for word. */
    public String text(MessageId id) {
        Rule rule = byId.get(id);
        return rule == null ? id.text() : rule.says().text();
    }

    /** What a message says in a language; the text itself is in one of the two. */
    public String text(MessageId id, Language language) {
        Rule rule = byId.get(id);
        if (rule == null) {
            return id.text();
        }
        boolean isGermanText = id.key().equals(id.text());
        return isGermanText == (language == Language.GERMAN)
                ? rule.says().text()
                : rule.says().translation();
    }

    /** The synchronous checks; nothing if the MSC has them off. */
    public Messages screen(Content content, UnitContext context) {
        var messages = new Messages();
        if (context.screened()) {
            askAboutParts(Phase.SYNCHRONOUS, content, context, messages);
        }
        return messages;
    }

    /** First group. */
    public Messages judge(Addressing addressing) {
        var messages = new Messages();
        of(Rule.OfAddress.class, Phase.ASYNCHRONOUS, UnitContext.of(addressing.located()))
                .filter(rule -> rule.isBroken(addressing))
                .forEach(rule -> messages.add(rule.message(new Subject.OfDelivery())));
        return messages;
    }

    /** Second and third group. */
    public Trial judge(Content content, UnitRoles stored, UnitContext context) {
        var messages = new Messages();
        of(Rule.OfContent.class, Phase.ASYNCHRONOUS, context)
                .filter(rule -> rule.isBroken(content, context))
                .forEach(rule -> messages.add(rule.message(new Subject.OfDelivery())));
        askAboutParts(Phase.ASYNCHRONOUS, content, context, messages);
        return messages.isEmpty() ? tryChanges(content.changes(), stored, context) : new Trial.Refused(messages);
    }

    /** What to say when storing a change failed. */
    public Message storingFailed(RoleChange change) {
        return storingFailed(change.kind()).message(Content.asSent(change).subject());
    }

    /** What to say when a delivery could not be processed and no single change is to blame. */
    public Message processingFailed() {
        return storingFailed(RoleChange.Kind.INSERT).message(new Subject.OfDelivery());
    }

    private Rule storingFailed(RoleChange.Kind kind) {
        return rules.stream()
                .filter(rule -> rule instanceof Rule.OfStoring storing && storing.isAbout(kind))
                .findFirst()
                .orElseThrow();
    }

    private void askAboutParts(Phase phase, Content content, UnitContext context, Messages messages) {
        List<Rule.OfRole> ofRole = of(Rule.OfRole.class, phase, context).toList();
        for (SentRole role : content.roles()) {
            for (Rule.OfRole rule : ofRole) {
                if (rule.isBroken(role, content, context)) {
                    messages.add(rule.message(role.subject()));
                }
            }
        }
        List<Rule.OfPartner> ofPartner =
                of(Rule.OfPartner.class, phase, context).toList();
        for (SentPartner partner : content.partners()) {
            for (Rule.OfPartner rule : ofPartner) {
                if (rule.isBroken(partner, content, context)) {
                    messages.add(rule.message(partner.subject()));
                }
            }
        }
    }

    /** A change that is refused is not applied; the next ones are tried against the roles so far. */
    private Trial tryChanges(List<RoleChange> changes, UnitRoles stored, UnitContext context) {
        var messages = new Messages();
        List<Rule.OfChange> ofChange =
                of(Rule.OfChange.class, Phase.ASYNCHRONOUS, context).toList();
        UnitRoles roles = stored;
        for (RoleChange change : changes) {
            boolean refused = false;
            for (Rule.OfChange rule : ofChange) {
                if (rule.isBroken(change, roles, context)) {
                    messages.add(rule.message(Content.asSent(change).subject()));
                    refused = true;
                }
            }
            roles = refused ? roles : roles.after(change);
        }
        if (messages.isEmpty()) {
            askAboutResult(changes, roles, context, messages);
        }
        return messages.isEmpty() ? new Trial.Passed(changes) : new Trial.Refused(messages);
    }

    private void askAboutResult(List<RoleChange> changes, UnitRoles result, UnitContext context, Messages messages) {
        for (Rule.OfResult rule :
                of(Rule.OfResult.class, Phase.ASYNCHRONOUS, context).toList()) {
            for (StoredRole role : rule.broken(changes, result, context)) {
                messages.add(rule.message(Content.asSent(role).subject()));
            }
        }
    }

    private <R extends Rule> Stream<R> of(Class<R> kind, Phase phase, UnitContext context) {
        return rules.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(rule ->
                        rule.says().phase() == phase && rule.says().applies().to(context));
    }
}
