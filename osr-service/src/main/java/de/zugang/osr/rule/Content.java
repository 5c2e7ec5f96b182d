package de.zugang.osr.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.zugang.osr.role.Partner;
import de.zugang.osr.role.RoleChange;
import de.zugang.osr.role.RoleCode;
import de.zugang.osr.role.StoredRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent about one unit: roles with their changes, and partners. Neither a delivery nor a version of the
 * standard; this is also the form in which a delivery's content is stored.
 */
public final class Content {

    private final List<SentRole> roles;
    private final List<SentPartner> partners;
    private final Map<String, SentPartner> firstByNumber = new HashMap<>();
    private final Set<SentPartner> repeated = Collections.newSetFromMap(new IdentityHashMap<>());

    @JsonCreator
    public Content(@JsonProperty("roles") List<SentRole> roles, @JsonProperty("partners") List<SentPartner> partners) {
        this.roles = List.copyOf(roles);
        this.partners = List.copyOf(partners);
        for (SentPartner partner : partners) {
            if (partner.pmnumber() != null && firstByNumber.putIfAbsent(partner.pmnumber(), partner) != null) {
                repeated.add(partner);
            }
        }
    }

    @JsonProperty
    public List<SentRole> roles() {
        return roles;
    }

    @JsonProperty
    public List<SentPartner> partners() {
        return partners;
    }

    /** What processing it takes, in the measure of one change; everything around the changes takes as much as ten. */
    public int cost() {
        return 10 + roles.size();
    }

    /** The first entry with that number. */
    public Optional<SentPartner> partner(@Nullable String pmnumber) {
        return Optional.ofNullable(pmnumber).map(firstByNumber::get);
    }

    /** Whether an entry before this one has the same number. */
    public boolean isRepeated(SentPartner partner) {
        return repeated.contains(partner);
    }

    /** Whether an INSERT or UPDATE refers to the partner, so that its data will be stored. */
    public boolean stores(SentPartner partner) {
        return roles.stream()
                .filter(role -> Objects.equals(role.pmnumber(), partner.pmnumber()))
                .flatMap(role -> RoleChange.Kind.parse(role.change()).stream())
                .anyMatch(kind -> kind != RoleChange.Kind.DELETE);
    }

    /**
     * The changes in the order sent.
     *
     * @throws IllegalStateException if the rules for single roles and partners have not been asked before
     */
    List<RoleChange> changes() {
        var changes = new ArrayList<RoleChange>();
        for (SentRole role : roles) {
            String number = required(role.pmnumber());
            Partner partner = partner(number)
                    .map(sent -> sent.as(number))
                    .orElseThrow(() -> new IllegalStateException("unjudged"));
            changes.add(new RoleChange(
                    RoleChange.Kind.parse(role.change()).orElseThrow(),
                    new RoleCode(required(role.role())),
                    role.period(),
                    partner));
        }
        return changes;
    }

    private static String required(@Nullable String value) {
        if (value == null) {
            throw new IllegalStateException("content was not judged before it is used");
        }
        return value;
    }

    static SentRole asSent(RoleChange change) {
        return new SentRole(
                change.kind().name(),
                change.code().text(),
                change.period(),
                new SentReference(change.pmnumber(), change.partner().mscnumber()));
    }

    static SentRole asSent(StoredRole role) {
        return new SentRole(
                null,
                role.code().text(),
                role.period(),
                new SentReference(role.pmnumber(), role.partner().mscnumber()));
    }
}
