package de.zugang.onboarding.order;

import de.zugang.onboarding.customer.CustomerNumber;
import de.zugang.onboarding.generated.model.AgreedAttributes;
import de.zugang.onboarding.generated.model.ChangeOrder;
import de.zugang.onboarding.generated.model.ChangedAttributes;
import de.zugang.onboarding.generated.model.NewTechnicalUserOrder;
import de.zugang.onboarding.generated.model.OrderEdit;
import de.zugang.onboarding.generated.model.OrderState;
import de.zugang.onboarding.generated.model.OrderSummary;
import de.zugang.onboarding.generated.model.OrderedEntitlement;
import de.zugang.onboarding.remark.Remark;
import de.zugang.onboarding.staff.Staff;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Between the contract's types and ours. */
final class OrderMapper {

    private OrderMapper() {}

    static OrderForm form(NewTechnicalUserOrder body) {
        return new OrderForm(
                body.getCompany(),
                body.getMainCustomerNumber(),
                List.copyOf(body.getCustomerNumbers()),
                body.getEmail(),
                body.getMobile(),
                body.getLanguage().getValue(),
                Boolean.TRUE.equals(body.getDocumentsSigned()),
                List.copyOf(body.getEntitlements()),
                body.getTicket());
    }

    static ChangeForm form(String name, ChangeOrder body) {
        return new ChangeForm(
                OrderKind.valueOf(body.getKind().name()),
                name,
                List.copyOf(body.getCustomerNumbers()),
                body.getEntitlement(),
                attributes(body.getAttributes()),
                body.getOverlapDays(),
                body.getReason(),
                body.getTicket());
    }

    static EditForm form(OrderEdit body) {
        return new EditForm(
                body.getCompany(),
                body.getCustomerNumbers(),
                body.getEmail(),
                body.getMobile(),
                body.getLanguage() == null ? null : body.getLanguage().getValue(),
                body.getOverlapDays(),
                body.getReason());
    }

    private static AttributesForm attributes(@Nullable ChangedAttributes body) {
        return body == null
                ? AttributesForm.NONE
                : new AttributesForm(
                        body.getCompany(),
                        body.getEmail(),
                        body.getMobile(),
                        body.getLanguage() == null ? null : body.getLanguage().getValue());
    }

    static OrderSearch search(
            @Nullable OrderState state,
            de.zugang.onboarding.generated.model.@Nullable EntitlementState entitlement,
            @Nullable String text,
            int page,
            int size) {
        return new OrderSearch(
                state == null ? null : Order.State.valueOf(state.name()),
                entitlement == null ? null : EntitlementState.valueOf(entitlement.name()),
                text == null || text.isBlank() ? null : text.strip(),
                false,
                null,
                page,
                size);
    }

    static de.zugang.onboarding.generated.model.OrderPage page(OrderPage page) {
        return new de.zugang.onboarding.generated.model.OrderPage(
                page.orders().stream().map(OrderMapper::summary).toList(), page.page(), page.size(), page.total());
    }

    private static OrderSummary summary(Order order) {
        return new OrderSummary()
                .id(order.id().value())
                .kind(kind(order))
                .state(OrderState.valueOf(order.state().name()))
                .entitlements(entitlements(order))
                .company(order.content().company())
                .mainCustomerNumber(order.content().mainCustomerNumber().value())
                .technicalUser(order.technicalUser())
                .ticket(order.ticket())
                .owner(order.owner())
                .placedAt(utc(order.placedAt()))
                .dueAt(utc(order.dueAt()))
                .clockStoppedAt(utcOrNull(order.clockStoppedAt()));
    }

    static de.zugang.onboarding.generated.model.Order order(OrderView view, Staff viewer) {
        var order = view.order();
        var content = order.content();
        return new de.zugang.onboarding.generated.model.Order()
                .id(order.id().value())
                .kind(kind(order))
                .state(OrderState.valueOf(order.state().name()))
                .entitlements(entitlements(order))
                .company(content.company())
                .mainCustomerNumber(content.mainCustomerNumber().value())
                .customerNumbers(content.customerNumbers().stream()
                        .map(CustomerNumber::value)
                        .toList())
                .emailMasked(content.contact().maskedEmail())
                .mobileMasked(content.contact().maskedMobile())
                .language(de.zugang.onboarding.generated.model.Language.fromValue(
                        content.contact().language().code()))
                .technicalUser(order.technicalUser())
                .ticket(order.ticket())
                .entitlement(order.change() == null ? null : order.change().entitlement())
                .approval(de.zugang.onboarding.generated.model.Order.ApprovalEnum.valueOf(
                        order.approval().name()))
                .preview(preview(view.preview(), viewer))
                .contentHash(content.hash())
                .editedBy(order.editedBy())
                .placedBy(order.placedBy())
                .owner(order.owner())
                .placedAt(utc(order.placedAt()))
                .dueAt(utc(order.dueAt()))
                .clockStoppedAt(utcOrNull(order.clockStoppedAt()))
                .approvedAt(utcOrNull(order.approvedAt()))
                .doneAt(utcOrNull(order.doneAt()))
                .firstCallAt(utcOrNull(order.firstCallAt()))
                .steps(view.steps().stream().map(OrderMapper::step).toList())
                .history(view.history().stream().map(OrderMapper::entry).toList());
    }

    private static List<OrderedEntitlement> entitlements(Order order) {
        return order.entitlements().states().entrySet().stream()
                .map(each -> new OrderedEntitlement(
                        each.getKey(),
                        de.zugang.onboarding.generated.model.EntitlementState.valueOf(
                                each.getValue().name())))
                .toList();
    }

    private static de.zugang.onboarding.generated.model.@Nullable Preview preview(@Nullable Reach reach, Staff viewer) {
        return reach == null
                ? null
                : new de.zugang.onboarding.generated.model.Preview(
                                List.copyOf(reach.apis()),
                                reach.customerNumbers().stream()
                                        .map(CustomerNumber::value)
                                        .toList(),
                                reach.hash())
                        .attributes(agreed(reach.attributes(), viewer));
    }

    /** Address and number for those alone who can decide on them. */
    private static @Nullable AgreedAttributes agreed(@Nullable NewAttributes attributes, Staff viewer) {
        if (attributes == null) {
            return null;
        }
        boolean decides = Approval.SECOND_PERSON.isFor(viewer);
        var language = attributes.language();
        return new AgreedAttributes()
                .company(attributes.company())
                .email(decides ? attributes.email() : null)
                .mobile(decides ? attributes.mobile() : null)
                .language(
                        language == null
                                ? null
                                : de.zugang.onboarding.generated.model.Language.fromValue(language.code()));
    }

    private static de.zugang.onboarding.generated.model.Step step(Steps.Step step) {
        return new de.zugang.onboarding.generated.model.Step()
                .name(step.name())
                .part(de.zugang.onboarding.generated.model.Step.PartEnum.valueOf(
                        step.part().name()))
                .entitlement(step.entitlement())
                .state(de.zugang.onboarding.generated.model.Step.StateEnum.valueOf(
                        step.state().name()))
                .attempts(step.attempts())
                .startedAt(utcOrNull(step.startedAt()))
                .doneAt(utcOrNull(step.doneAt()))
                .nextAttemptAt(utcOrNull(step.nextAttemptAt()))
                .remark(sentence(step.remark()));
    }

    private static @Nullable String sentence(@Nullable Remark remark) {
        return remark == null ? null : remark.inEnglish();
    }

    private static de.zugang.onboarding.generated.model.HistoryEntry entry(HistoryEntry entry) {
        return new de.zugang.onboarding.generated.model.HistoryEntry()
                .at(utc(entry.at()))
                .who(entry.who())
                .what(entry.what().name())
                .about(entry.about())
                .why(entry.why());
    }

    private static de.zugang.onboarding.generated.model.OrderKind kind(Order order) {
        return de.zugang.onboarding.generated.model.OrderKind.valueOf(
                order.kind().name());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
