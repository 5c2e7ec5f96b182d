package de.zugang.onboarding.provisioning;

import de.zugang.onboarding.identity.ClientIds;
import de.zugang.onboarding.notice.EmailMessages;
import de.zugang.onboarding.notice.TextMessages;
import de.zugang.onboarding.notice.TextStatus;
import de.zugang.onboarding.order.Contact;
import de.zugang.onboarding.order.Messages.Channel;
import de.zugang.onboarding.order.Messages.Message;
import de.zugang.onboarding.order.Messages.State;
import de.zugang.onboarding.order.Order;
import de.zugang.onboarding.order.OrderId;
import de.zugang.onboarding.order.Orders;
import de.zugang.onboarding.order.Steps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What became of the messages of an order, in plain words. */
@Component
class OrderMessages {

    private final Orders orders;
    private final Journal journal;
    private final EmailMessages emails;
    private final TextMessages texts;
    private final ResendLimits limits;
    private final Addressees addressees;
    private final Subject subject;

    OrderMessages(
            Orders orders,
            Journal journal,
            EmailMessages emails,
            TextMessages texts,
            ResendLimits limits,
            Addressees addressees,
            Subject subject) {
        this.orders = orders;
        this.journal = journal;
        this.emails = emails;
        this.texts = texts;
        this.limits = limits;
        this.addressees = addressees;
        this.subject = subject;
    }

    /** In the order in which they leave; none for an order that sends none. */
    List<Message> of(OrderId id) {
        return orders.find(id)
                .map(order -> journal.entries(id).stream()
                        .flatMap(entry -> message(order, entry))
                        .toList())
                .orElse(List.of());
    }

    private Stream<Message> message(Order order, Journal.Entry entry) {
        Contact contact = order.content().contact();
        return switch (entry.step()) {
            case E_MAIL, KEY_MAIL, SECRET_MAIL, EXPIRY_MAIL -> Stream.of(email(order, entry, contact.maskedEmail()));
            // the order has the new address; nobody was told where there is no note
            case TELL_OLD_ADDRESS -> Stream.ofNullable(entry.note()).map(to -> email(order, entry, to));
            case TEXT_MESSAGE, SECRET_TEXT -> Stream.of(text(order, entry, contact.maskedMobile()));
            default -> Stream.of();
        };
    }

    private Message email(Order order, Journal.Entry entry, String to) {
        List<EmailMessages.Sent> sent = emails.of(order.id().value());
        if (entry.state() != Steps.State.DONE || sent.isEmpty()) {
            return ofStep(Channel.E_MAIL, entry, to, sent.size());
        }
        EmailMessages.Sent last = sent.getLast();
        String bounced = last.bounced();
        return new Message(
                Channel.E_MAIL,
                entry.step().name(),
                to,
                bounced == null ? State.ACCEPTED : State.FAILED,
                last.changedAt(),
                bounced == null ? null : MessageTrouble.ofBounce(bounced),
                sent.size(),
                false);
    }

    private Message text(Order order, Journal.Entry entry, String to) {
        List<TextMessages.Text> sent = texts.of(order.id().value());
        if (entry.state() != Steps.State.DONE || sent.isEmpty()) {
            return ofStep(Channel.TEXT_MESSAGE, entry, to, sent.size());
        }
        TextMessages.Text last = sent.getLast();
        State state = state(last);
        return new Message(
                Channel.TEXT_MESSAGE,
                entry.step().name(),
                to,
                state,
                last.changedAt(),
                state == State.FAILED ? MessageTrouble.ofText(last.errorCode()) : null,
                sent.size(),
                state == State.FAILED
                        && order.firstCallAt() == null
                        && isSameAsThen(order)
                        && limits.ofOrder(order.id()));
    }

    /**
     * Whether the same secret would go to the same number: the number is still the one that secrets go to, somebody agreed to it, and
     * no other client has come in the place of the order's.
     */
    boolean isSameAsThen(Order order) {
        return subject.found(order)
                .filter(user -> user.clientId().equals(ClientIds.of(order.id().value())))
                .map(addressees::of)
                .filter(present -> !present.mobileIsNew()
                        && present.contact()
                                .mobile()
                                .equals(order.content().contact().mobile()))
                .isPresent();
    }

    private static Message ofStep(Channel channel, Journal.Entry entry, String to, int attempt) {
        State state = switch (entry.state()) {
            case OPEN, RUNNING -> State.PENDING;
            case WAITING -> State.WAITING;
            case STOPPED -> State.STOPPED;
            // taken before we kept what became of messages
            case DONE -> State.ACCEPTED;
        };
        return new Message(channel, entry.step().name(), to, state, entry.doneAt(), entry.remark(), attempt, false);
    }

    private static State state(TextMessages.Text text) {
        return switch (text.status()) {
            case DELIVERED -> State.DELIVERED;
            case UNDELIVERED, FAILED -> State.FAILED;
            case ACCEPTED, QUEUED, SENDING, SENT -> {
                if (text.asked() > 0) {
                    yield State.UNKNOWN;
                }
                yield text.status() == TextStatus.SENT ? State.SENT : State.ACCEPTED;
            }
        };
    }

    /** The text message of an order, if it has one. */
    Optional<Message> text(OrderId id) {
        return of(id).stream()
                .filter(message -> message.channel() == Channel.TEXT_MESSAGE)
                .findFirst();
    }
}
