package de.zugang.bench.onboarding;

import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many orders at once: how many a minute come to their end. */
final class OrdersTogether {

    private static final int LANES = 8;
    private static final double MINUTE_NANOS = 60e9;

    private final Endpoints endpoints;
    private final StaffTokens staff;

    OrdersTogether(Endpoints endpoints, StaffTokens staff) {
        this.endpoints = endpoints;
        this.staff = staff;
    }

    Section measure(int count) {
        staff.token();
        long began = System.nanoTime();
        try (var lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<?>> orders = IntStream.range(0, count)
                    .<Future<?>>mapToObj(number -> lanes.submit(() -> order(number)))
                    .toList();
            orders.forEach(OrdersTogether::result);
        }
        double perMinute = count * MINUTE_NANOS / (System.nanoTime() - began);
        return new Section(
                "Orders a minute",
                List.of(count + " orders of " + LANES
                        + " people at once, each counted when its text message was taken and it was done."),
                List.of(Figure.of("orders done", "1/min", perMinute)));
    }

    private void order(int number) {
        var http = new Http();
        var form = new OrderForm(
                "Zusammen " + number + " GmbH",
                "0000888888",
                "zusammen-" + number + "@messung.example",
                "+49151300%04d1".formatted(number),
                "en");
        String order = new Onboarding(http, endpoints.desk(), new Received(http, endpoints.outbox()))
                .place(staff.token(), form);
        FirstCalls.awaitDone(http, endpoints, staff, order);
    }

    private static void result(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
