package de.zugang.onboarding.order;

import de.zugang.onboarding.generated.api.OrdersApi;
import de.zugang.onboarding.generated.model.ChangeOrder;
import de.zugang.onboarding.generated.model.Decision;
import de.zugang.onboarding.generated.model.GivenReason;
import de.zugang.onboarding.generated.model.NewTechnicalUserOrder;
import de.zugang.onboarding.generated.model.OrderDecision;
import de.zugang.onboarding.generated.model.OrderEdit;
import de.zugang.onboarding.generated.model.OrderState;
import de.zugang.onboarding.staff.Staff;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Orders over HTTP; see {@code api-spec/onboarding}. */
@RestController
class OrderController implements OrdersApi {

    private final PlaceOrder place;
    private final DecideOrder decide;
    private final RetryOrder retry;
    private final FindOrders find;
    private final PlaceChange change;
    private final GiveUpOrder giveUp;
    private final EditOrder edit;
    private final TakeOverOrder takeOver;

    OrderController(
            PlaceOrder place,
            PlaceChange change,
            DecideOrder decide,
            RetryOrder retry,
            GiveUpOrder giveUp,
            EditOrder edit,
            TakeOverOrder takeOver,
            FindOrders find) {
        this.giveUp = giveUp;
        this.edit = edit;
        this.takeOver = takeOver;
        this.place = place;
        this.change = change;
        this.decide = decide;
        this.retry = retry;
        this.find = find;
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> placeOrder(NewTechnicalUserOrder body) {
        return switch (place.place(OrderMapper.form(body), Staff.current())) {
            case PlaceOrder.Outcome.Placed(var order) ->
                ResponseEntity.created(URI.create("/onboarding/v1/orders/" + order.id()))
                        .body(view(order.id()));
            case PlaceOrder.Outcome.Faulty(var problems) -> throw OrderRefusals.faulty(problems);
            case PlaceOrder.Outcome.RoleMissing(var needed) -> throw OrderRefusals.roleMissing(needed);
        };
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> placeChange(String name, ChangeOrder body) {
        return switch (change.place(OrderMapper.form(name, body), Staff.current())) {
            case PlaceChange.Outcome.Placed(var order) ->
                ResponseEntity.created(URI.create("/onboarding/v1/orders/" + order.id()))
                        .body(view(order.id()));
            case PlaceChange.Outcome.Faulty(var problems) -> throw OrderRefusals.faultyChange(problems);
            case PlaceChange.Outcome.RoleMissing(var needed) -> throw OrderRefusals.roleMissing(needed);
        };
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> decideOrder(UUID id, OrderDecision body) {
        return answer(decide.decide(
                new OrderId(id), body.getApprove(), body.getReachHash(), body.getReason(), Staff.current()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.OrderPage> listOrders(
            @Nullable OrderState state,
            de.zugang.onboarding.generated.model.@Nullable EntitlementState entitlement,
            @Nullable String search,
            Integer page,
            Integer size) {
        return ResponseEntity.ok(
                OrderMapper.page(find.search(OrderMapper.search(state, entitlement, search, page, size))));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> getOrder(UUID id) {
        return ResponseEntity.ok(view(new OrderId(id)));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> confirmDocuments(UUID id) {
        return answer(decide.confirmDocuments(new OrderId(id), Staff.current()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> decideEntitlement(
            UUID id, String entitlement, Decision body) {
        return answer(decide.decideEntitlement(
                new OrderId(id),
                entitlement,
                body.getApprove(),
                body.getContentHash(),
                body.getReason(),
                Staff.current()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> cancelOrder(UUID id, GivenReason body) {
        return answer(decide.cancel(new OrderId(id), body.getReason(), Staff.current()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> retryOrder(UUID id) {
        return answer(retry.retry(new OrderId(id), Staff.current()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> giveUpOrder(UUID id, GivenReason body) {
        return answer(giveUp.giveUp(new OrderId(id), body.getReason(), Staff.current()));
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> editOrder(UUID id, OrderEdit body) {
        return switch (edit.edit(new OrderId(id), OrderMapper.form(body), Staff.current())) {
            case EditOrder.Outcome.Decided(var outcome) -> answer(outcome);
            case EditOrder.Outcome.Faulty(var problems) -> throw OrderRefusals.faulty(problems);
        };
    }

    @Override
    public ResponseEntity<de.zugang.onboarding.generated.model.Order> takeOverOrder(UUID id) {
        return answer(takeOver.takeOver(new OrderId(id), Staff.current()));
    }

    private ResponseEntity<de.zugang.onboarding.generated.model.Order> answer(DecideOrder.Outcome outcome) {
        return switch (outcome) {
            case DecideOrder.Outcome.Decided(var order) -> ResponseEntity.ok(view(order.id()));
            case DecideOrder.Outcome.NoSuchOrder _ -> throw OrderRefusals.noSuchOrder();
            case DecideOrder.Outcome.RoleMissing(var needed) -> throw OrderRefusals.roleMissing(needed);
            case DecideOrder.Outcome.NotNow(var current, var needed) -> throw OrderRefusals.notNow(current, needed);
            case DecideOrder.Outcome.OwnOrder _ -> throw OrderRefusals.ownOrder();
            case DecideOrder.Outcome.AgreedBefore _ -> throw OrderRefusals.agreedBefore();
            case DecideOrder.Outcome.ContentChanged _ -> throw OrderRefusals.contentChanged();
        };
    }

    private de.zugang.onboarding.generated.model.Order view(OrderId id) {
        return find.find(id)
                .map(found -> OrderMapper.order(found, Staff.current()))
                .orElseThrow(OrderRefusals::noSuchOrder);
    }
}
