package de.zugang.bench.gateway;

import de.zugang.bench.figure.Aim;
import de.zugang.bench.figure.Figure;
import de.zugang.bench.figure.Section;
import de.zugang.bench.figure.Series;
import de.zugang.bench.load.Paced;
import de.zugang.localpostgres.LocalPostgres;
import de.zugang.sandbox.endpoints.TechnicalUser;
import de.zugang.sandbox.journey.Credentials;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Onboarding;
import de.zugang.sandbox.journey.OrderForm;
import de.zugang.sandbox.journey.Received;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.platform.Sandbox;
import de.zugang.sandbox.platform.SandboxOptions;
import de.zugang.sandbox.service.Ports;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * From a change at onboarding to the first refusal at each of two gateway nodes, on the whole platform with a durable
 * database, while both nodes serve others. A network is taken away from a technical user and given back again.
 */
final class Revocations {

    private static final int USERS = 2;
    private static final int PER_SECOND = 90;
    private static final int CONNECTIONS = 8;
    private static final Duration PART = Duration.ofSeconds(5);
    private static final long BETWEEN_PROBES_NANOS = 2_000_000;
    private static final long LIMIT_NANOS = 15_000_000_000L;
    private static final Duration LIMIT_OF_ALL = Duration.ofMinutes(15);
    private static final int STEPS = 10;
    private static final Aim IN_TIME = Aim.atMost(250);
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(3);
    private static final String CUSTOMER = "0000123456";
    private static final String NOWHERE = "{\"networks\": [\"203.0.113.0/24\"]}";
    private static final String ANYWHERE = "{\"networks\": []}";

    private final Path root;
    private final Path work;
    private final Consumer<String> say;
    private final Http http = new Http();
    private final Collection<Taken> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger load = new AtomicInteger();
    private String staffToken = "";
    private long fetched;
    private volatile boolean ended;

    /**
     * One revocation on one node; times in milliseconds.
     *
     * @param asked from before onboarding was asked to the first refusal
     * @param committed from onboarding's answer to the first refusal; below 0 if that came sooner
     */
    private record Taken(double asked, double committed) {}

    Revocations(Path root, Path work, Consumer<String> say) {
        this.root = root;
        this.work = work;
        this.say = say;
    }

    Section measure(int count) {
        say.accept("starting the whole platform and a second gateway");
        var options = new SandboxOptions(
                root, work.resolve("platform"), Ports.free(), true, true, LocalPostgres.Durability.FULL, _ -> {});
        try (var sandbox = Sandbox.start(options);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var nodes = List.of(sandbox.endpoints().gateway(), sandbox.startSecondGateway());
            List<TechnicalUser> users = order(sandbox);
            say.accept(count + " revocations");
            var loads = nodes.stream()
                    .map(node -> threads.submit(() -> keepBusy(node, sandbox)))
                    .toList();
            var lanes = new ArrayList<Callable<Boolean>>();
            users.forEach(user -> lanes.add(() -> revoke(user, nodes, sandbox, count / USERS, threads)));
            threads.invokeAll(lanes).forEach(Revocations::result);
            ended = true;
            loads.forEach(Revocations::result);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            ended = true;
        }
        return section();
    }

    private List<TechnicalUser> order(Sandbox sandbox) {
        var received = new Received(http, sandbox.endpoints().outbox());
        var onboarding = new Onboarding(http, sandbox.endpoints().desk(), received);
        var users = new ArrayList<TechnicalUser>();
        for (int i = 0; i < USERS; i++) {
            var form = new OrderForm(
                    "Messung " + i + " GmbH", CUSTOMER, "it-" + i + "@messung.example", "+491510000000" + i, "de");
            onboarding.place(staff(sandbox), form);
            users.add(onboarding.awaitCredentials(form));
        }
        return users;
    }

    private boolean keepBusy(URI node, Sandbox sandbox) {
        var paced = new Paced(node, List.of(request(sandbox, sandbox.endpoints().technicalUser())));
        while (!ended) {
            Paced.Result result = paced.run(CONNECTIONS, PER_SECOND, PART);
            if (result.refused() > 0) {
                throw new IllegalStateException(result.refused() + " requests of others were refused meanwhile");
            }
            load.addAndGet(result.requests());
        }
        return true;
    }

    private boolean revoke(TechnicalUser user, List<URI> nodes, Sandbox sandbox, int count, ExecutorService threads) {
        byte[] request = request(sandbox, user);
        long limit = System.nanoTime() + LIMIT_OF_ALL.toNanos();
        for (int i = 0; i < count; i++) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(i + " of " + count + " revocations in " + LIMIT_OF_ALL);
            }
            if (i > 0 && i % Math.max(1, count / STEPS) == 0) {
                say.accept(user.name() + ": " + i + " of " + count);
            }
            String token = staff(sandbox);
            nodes.forEach(node -> until(node, request, 200));
            long began = System.nanoTime();
            List<Future<Long>> refusals = nodes.stream()
                    .map(node -> threads.submit(() -> until(node, request, 401)))
                    .toList();
            allow(sandbox, user, token, NOWHERE);
            long answered = System.nanoTime();
            for (var refusal : refusals) {
                long at = result(refusal);
                taken.add(new Taken((at - began) / 1e6, (at - answered) / 1e6));
            }
            allow(sandbox, user, token, ANYWHERE);
        }
        return true;
    }

    /** The moment at which a node first answered so. */
    private static long until(URI node, byte[] request, int status) {
        long limit = System.nanoTime() + LIMIT_NANOS;
        try (var probe = new Paced.Probe(node)) {
            while (probe.send(request) != status) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(node + " did not answer " + status + " in time");
                }
                LockSupport.parkNanos(BETWEEN_PROBES_NANOS);
            }
            return System.nanoTime();
        }
    }

    private void allow(Sandbox sandbox, TechnicalUser user, String bearer, String networks) {
        http.putJson(
                        URI.create(sandbox.endpoints().desk() + "/onboarding/v1/technical-users/" + user.name()
                                + "/allowed-networks"),
                        Map.of("Authorization", "Bearer " + bearer),
                        networks)
                .expect(200);
    }

    /** One for all, and never two at the same time: Keycloak takes that for an attack on the password. */
    private synchronized String staff(Sandbox sandbox) {
        if (staffToken.isEmpty() || System.nanoTime() - fetched > TOKEN_LIFE.toNanos()) {
            staffToken = new Tokens(http, sandbox.endpoints().token())
                    .staff(sandbox.endpoints().users().customerService());
            fetched = System.nanoTime();
        }
        return staffToken;
    }

    private static byte[] request(Sandbox sandbox, TechnicalUser user) {
        var text = new StringBuilder("GET " + sandbox.endpoints().osr()
                + "/billingunits/100001/residentialunits/0399/on-site-roles HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        Credentials.basic(user)
                .headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Section section() {
        var figures = new ArrayList<Figure>();
        add(figures, "onboarding asked until refused", Taken::asked);
        add(figures, "onboarding answered until refused", Taken::committed);
        return new Section(
                "From revoked to refused",
                List.of(
                        taken.size() / 2 + " revocations on two gateway nodes, while others send " + 2 * PER_SECOND
                                + " requests/s (" + load.get() + " in all). The whole platform runs on this",
                        "machine: PostgreSQL with fsync, Keycloak, onboarding-service, osr-service, two gateways, as ./zugang up starts"
                                + " them. Every node is asked",
                        "every 2 ms; a time runs until its first refusal. In the first rows it includes what onboarding does until it answers."),
                figures);
    }

    private void add(List<Figure> figures, String what, ToDoubleFunction<Taken> time) {
        double[] sorted = taken.stream().mapToDouble(time).sorted().toArray();
        figures.add(Figure.of(what + ": p50", "ms", sorted[sorted.length / 2]));
        figures.add(new Figure(what + ": p99", "ms", Series.of(sorted[sorted.length * 99 / 100]), IN_TIME));
        figures.add(Figure.of(what + ": longest", "ms", sorted[sorted.length - 1]));
    }
}
