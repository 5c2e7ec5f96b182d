package de.zugang.onboarding.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMailUtil;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.order.AttributesForm;
import de.zugang.onboarding.order.ChangeForm;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.DecideOrder.Outcome;
import de.zugang.onboarding.order.FormProblem;
import de.zugang.onboarding.order.FormProblem.Code;
import de.zugang.onboarding.order.Order.State;
import de.zugang.onboarding.order.OrderApproved.Part;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.OrderKind;
import de.zugang.onboarding.order.PlaceChange;
import de.zugang.onboarding.order.Steps;
import de.zugang.onboarding.provisioning.CrashPoint.Moment;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.remark.Situation;
import de.zugang.onboarding.staff.Staff;
import de.zugang.onboarding.staff.StaffRole;
import de.zugang.onboarding.technicaluser.ChangedContact;
import de.zugang.onboarding.technicaluser.Contacts;
import de.zugang.onboarding.technicaluser.FormerClient;
import de.zugang.onboarding.technicaluser.TechnicalUser;
import de.zugang.servicekit.token.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Another secret for a technical user who works: planned beside the old one, or at once in its place. */
class SecretTests extends SagaTest {

    private static final Staff BEA = new Staff("bea", Set.of(StaffRole.CUSTOMER_SERVICE));

    @Autowired
    private PlaceChange change;

    @Autowired
    private Contacts contacts;

    @Autowired
    private EmailMessages emails;

    @Autowired
    private TransactionTemplate transaction;

    private OrderId first = new OrderId(new UUID(0, 0));
    private String oldClient = "";
    private String oldSecret = "";

    @BeforeEach
    void thereIsOne() {
        first = placed("de");
        finish(first);
        oldClient = user().clientId();
        oldSecret = KEYCLOAK.secret(oldClient);
    }

    @Test
    void letsOldAndNewSecretWorkSideBySideForTheChosenTime() throws Exception {
        var order = ordered(OrderKind.ROLL_SECRET, 3);
        assertThat(run(order)).isInstanceOf(Saga.Outcome.Again.class);

        assertThat(state(order)).isEqualTo(State.DONE);
        TechnicalUser user = user();
        String newSecret = KEYCLOAK.secret(user.clientId());
        assertThat(user.clientId()).isNotEqualTo(oldClient);
        assertThat(newSecret).isNotEqualTo(oldSecret);
        assertThat(user.secretHash()).isEqualTo(Sha256.of(newSecret));
        FormerClient former = Objects.requireNonNull(user.formerClient());
        assertThat(former.clientId()).isEqualTo(oldClient);
        assertThat(former.secretHash()).isEqualTo(Sha256.of(oldSecret));
        assertThat(Duration.between(Instant.now(), former.notAfter()))
                .isBetween(Duration.ofDays(3).minusMinutes(5), Duration.ofDays(3));
        assertThat(enabled()).containsExactlyInAnyOrder(oldClient, user.clientId());
        assertThat(inTheFeed()).contains(oldClient, user.clientId(), Sha256.of(oldSecret), Sha256.of(newSecret));
        assertThat(revocations()).isZero();
        assertThat(TWILIO.takenFor(mobile).getLast().body()).isEqualTo(newSecret);
        assertThat(lastMail()).contains(user.clientId(), "gelten noch bis").doesNotContain(newSecret);
    }

    @Test
    void retiresTheOldClientWhenItsTimeIsOver() {
        var order = ordered(OrderKind.ROLL_SECRET, 1);
        run(order);
        assertThat(step(order, Step.RETIRE_CLIENT).state()).isEqualTo(Steps.State.WAITING);
        turn(Duration.ofHours(25));

        assertThat(run(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(user().formerClient()).isNull();
        assertThat(enabled()).containsExactly(user().clientId());
        assertThat(inTheFeed()).doesNotContain(oldClient);
        assertThat(revocations()).isEqualTo(1);
    }

    @Test
    void replacesSecretAndClientAtOnceSoThatOldTokensDieToo() throws Exception {
        var order = ordered(OrderKind.REPLACE_SECRET, null);
        assertThat(run(order)).isInstanceOf(Saga.Outcome.Ended.class);

        assertThat(state(order)).isEqualTo(State.DONE);
        assertThat(user().formerClient()).isNull();
        assertThat(enabled()).containsExactly(user().clientId());
        assertThat(inTheFeed()).doesNotContain(oldClient, Sha256.of(oldSecret));
        assertThat(revocations()).isEqualTo(1);
        assertThat(TWILIO.takenFor(mobile).getLast().body()).isEqualTo(KEYCLOAK.secret(user().clientId()));
        assertThat(lastMail()).contains("gelten nicht mehr");
        assertThat(emails.of(order.value()))
                .extracting(EmailMessages.Sent::messageId)
                .containsExactly(messageId(mails().getLast()));
    }

    @Test
    void endsAnOverlapTooWhenTheSecretIsReplacedAtOnce() {
        run(ordered(OrderKind.ROLL_SECRET, 5));
        run(ordered(OrderKind.REPLACE_SECRET, null));
        assertThat(enabled()).containsExactly(user().clientId());
        assertThat(user().formerClient()).isNull();
    }

    @Test
    void neverLetsMoreThanTwoSecretsWork() {
        run(ordered(OrderKind.ROLL_SECRET, 5));
        assertThat(refused(OrderKind.ROLL_SECRET, 5)).isEqualTo(Code.CHANGE_IMPOSSIBLE);
    }

    @Test
    void refusesAnOverlapThatIsNone() {
        assertThat(refused(OrderKind.ROLL_SECRET, 0)).isEqualTo(Code.OVERLAP);
        assertThat(refused(OrderKind.ROLL_SECRET, 31)).isEqualTo(Code.OVERLAP);
        assertThat(refused(OrderKind.REPLACE_SECRET, 3)).isEqualTo(Code.OVERLAP);
    }

    @Test
    void suspendsBothClientsWhileTheyOverlap() {
        run(ordered(OrderKind.ROLL_SECRET, 5));
        var suspending = ordered(OrderKind.SUSPEND, null);
        saga.run(new Run(suspending, Part.SWITCH));
        assertThat(enabled()).isEmpty();
        assertThat(refused(OrderKind.ROLL_SECRET, null)).isEqualTo(Code.CHANGE_IMPOSSIBLE);
    }

    @Test
    void replacesALeakedSecretOfASuspendedOneWithoutLettingItCall() {
        saga.run(new Run(ordered(OrderKind.SUSPEND, null), Part.SWITCH));
        var order = ordered(OrderKind.REPLACE_SECRET, null);
        run(order);

        assertThat(state(order)).isEqualTo(State.DONE);
        assertThat(user().clientId()).isNotEqualTo(oldClient);
        assertThat(enabled()).isEmpty();
        assertThat(inTheFeed()).contains("SUSPENDED").doesNotContain(oldClient, Sha256.of(oldSecret));

        saga.run(new Run(ordered(OrderKind.REACTIVATE, null), Part.SWITCH));
        assertThat(enabled()).containsExactly(user().clientId());
        assertThat(TWILIO.takenFor(mobile).getLast().body()).isEqualTo(KEYCLOAK.secret(user().clientId()));
    }

    @Test
    void placesOneOfTwoOrdersOfAKindThatComeAtOnce() {
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = both
                    .invokeAll(Collections.nCopies(6, () -> change.place(form(OrderKind.ROLL_SECRET, 3), ANNA)))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(outcomes)
                    .filteredOn(PlaceChange.Outcome.Placed.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(PlaceChange.Outcome.Faulty.class::isInstance)
                    .hasSize(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void sendsTheSecretOnlyWhenEveryLiveGatewayKnowsIt() {
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var order = ordered(OrderKind.REPLACE_SECRET, null);
        run(order);
        assertThat(step(order, Step.CONFIRM_SECRET).remark()).isEqualTo(Remark.of(Situation.GATEWAYS_MISSING, "gw-1"));
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        run(order);
        assertThat(TWILIO.takenFor(mobile)).hasSize(2);
    }

    @Test
    void asksASecondPersonBeforeTheFirstSecretGoesToANewNumber() {
        moveTo("+4915124" + "%06d".formatted(CUSTOMERS.incrementAndGet()));
        var order = ordered(OrderKind.REPLACE_SECRET, null);
        assertThat(state(order)).isEqualTo(State.WAITING_FOR_APPROVAL);
        String hash =
                Objects.requireNonNull(find.find(order).orElseThrow().preview()).hash();
        assertThat(decide.decide(order, true, hash, null, ANNA)).isInstanceOf(Outcome.OwnOrder.class);
        assertThat(decide.decide(order, true, hash, "Called back", BEA)).isInstanceOf(Outcome.Decided.class);
        run(order);
        assertThat(state(order)).isEqualTo(State.DONE);

        assertThat(state(ordered(OrderKind.REPLACE_SECRET, null))).isEqualTo(State.APPROVED);
    }

    @Test
    void sendsNoSecretToANumberThatWasChangedAfterTheOrder() {
        String other = "+4915124" + "%06d".formatted(CUSTOMERS.incrementAndGet());
        var order = ordered(OrderKind.REPLACE_SECRET, null);
        moveTo(other);
        assertThat(run(order)).isInstanceOf(Saga.Outcome.Ended.class);
        assertThat(step(order, Step.SWITCH_SECRET).remark()).isEqualTo(Remark.of(Situation.CONTACT_CHANGED));
        assertThat(TWILIO.takenFor(other)).isEmpty();
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
        assertThat(user().clientId()).isEqualTo(oldClient);
        assertThat(user().secretHash()).isEqualTo(Sha256.of(oldSecret));
        assertThat(KEYCLOAK.secret(oldClient)).isEqualTo(oldSecret);
        assertThat(enabled()).containsExactly(oldClient);
        assertThat(inTheFeed()).contains(oldClient, Sha256.of(oldSecret));
        assertThat(revocations()).isZero();
    }

    @Test
    void sendsNoSecretToANumberThatWasChangedAfterTheSecretWas() {
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        var order = ordered(OrderKind.ROLL_SECRET, 3);
        run(order);
        assertThat(step(order, Step.CONFIRM_SECRET).state()).isEqualTo(Steps.State.WAITING);
        moveTo("+4915124" + "%06d".formatted(CUSTOMERS.incrementAndGet()));
        nodes.polled("gw-1", feed.head().epoch(), feed.head().revision());
        run(order);
        assertThat(step(order, Step.SECRET_TEXT).remark()).isEqualTo(Remark.of(Situation.CONTACT_CHANGED));
        assertThat(TWILIO.takenFor(mobile)).hasSize(1);
    }

    static Stream<Arguments> crashes() {
        return Stream.of(OrderKind.ROLL_SECRET, OrderKind.REPLACE_SECRET)
                .flatMap(kind -> Step.of(Part.SECRET).stream()
                        .filter(step -> kind == OrderKind.REPLACE_SECRET || step != Step.RETIRE_CLIENT)
                        .flatMap(step ->
                                Arrays.stream(Moment.values()).map(moment -> Arguments.of(kind, step, moment))));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void leavesOneNewSecretWhenTheProcessEndsAnywhere(OrderKind kind, Step step, Moment moment) {
        var order = ordered(kind, null);
        crash.at(step, moment);
        assertThatThrownBy(() -> run(order)).isInstanceOf(Crash.Crashed.class);
        for (int round = 0; round < 3; round++) {
            run(order);
        }

        assertThat(state(order)).isEqualTo(State.DONE);
        String secret = KEYCLOAK.secret(user().clientId());
        assertThat(user().secretHash()).isEqualTo(Sha256.of(secret));
        assertThat(TWILIO.takenFor(mobile)).extracting(FakeTwilio.Text::body).containsExactly(oldSecret, secret);
        assertThat(enabled())
                .containsExactlyInAnyOrderElementsOf(
                        kind == OrderKind.ROLL_SECRET
                                ? List.of(oldClient, user().clientId())
                                : List.of(user().clientId()));
    }

    private void moveTo(String number) {
        var present = find.find(first).orElseThrow().order().content().contact();
        transaction.executeWithoutResult(_ -> contacts.save(
                user().name(),
                ChangedContact.unchanged(present).movedTo(new Contact(present.email(), number, present.language()))));
    }

    private OrderId ordered(OrderKind kind, @Nullable Integer days) {
        if (change.place(form(kind, days), ANNA) instanceof PlaceChange.Outcome.Placed(var order)) {
            return order.id();
        }
        throw new AssertionError("the order was refused");
    }

    private Code refused(OrderKind kind, @Nullable Integer days) {
        if (change.place(form(kind, days), ANNA) instanceof PlaceChange.Outcome.Faulty(List<FormProblem> problems)) {
            return problems.getFirst().code();
        }
        throw new AssertionError("the order was placed");
    }

    private ChangeForm form(OrderKind kind, @Nullable Integer days) {
        return new ChangeForm(
                kind,
                user().name().value(),
                List.of(),
                null,
                AttributesForm.NONE,
                days,
                "Asked for by the customer",
                null);
    }

    private Saga.Outcome run(OrderId order) {
        return saga.run(new Run(order, Part.SECRET));
    }

    private State state(OrderId order) {
        return find.find(order).orElseThrow().order().state();
    }

    private TechnicalUser user() {
        return users.ofOrder(first.value()).orElseThrow();
    }

    /** Client ids of this technical user that get tokens. */
    private List<String> enabled() {
        return KEYCLOAK.clients().stream()
                .filter(client ->
                        client.get("name").asString().equals(user().name().value()))
                .filter(client -> client.get("enabled").asBoolean())
                .map(client -> client.get("clientId").asString())
                .toList();
    }

    private String lastMail() throws Exception {
        return GreenMailUtil.getWholeMessage(mails().getLast()).replace("=\r\n", "");
    }

    private String inTheFeed() {
        return sql.sql("select entry::text from feed_entry where technical_user = ?")
                .param(user().name().value())
                .query(String.class)
                .single();
    }

    private long revocations() {
        return sql.sql("select count(*) from feed_revocation where technical_user = ?")
                .param(user().name().value())
                .query(Long.class)
                .single();
    }
}
