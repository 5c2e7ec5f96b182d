package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import de.zugang.sandbox.platform.Sandbox;
import de.zugang.sandbox.platform.SandboxOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** {@code up}: starts the platform, or says that it runs. */
record Up(Path root) {

    private static final long ANOTHERS_START_SECONDS = 240;

    int run(UpArguments arguments) {
        var layout = new Layout(root.resolve(".zugang"));
        if (arguments.fresh() && Claim.isTaken(layout.lock())) {
            new Down(root).run();
        }
        if (arguments.detach() && !Claim.isTaken(layout.lock())) {
            return new Detached(root, layout).run(arguments);
        }
        Optional<Claim> claim = Claim.on(layout.lock());
        return claim.isPresent() ? start(arguments, layout, claim.get()) : alreadyThere(layout);
    }

    private int start(UpArguments arguments, Layout layout, Claim claim) {
        boolean detached = Boolean.getBoolean("zugang.detached");
        var options = SandboxOptions.forPeople(root, arguments.ports(), arguments.fresh(), Up::say);
        Sandbox.prepare(options);
        long began = System.nanoTime();
        try (claim;
                var sandbox = Sandbox.start(options)) {
            new Figures(layout).ready((System.nanoTime() - began) / 1_000_000);
            if (!detached) {
                // Not into the log of a detached launcher: the table shows passwords.
                Table.print(System.out, sandbox.endpoints(), new Figures(layout));
                System.out.println("\nCtrl-C ends everything.");
            }
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void say(String sentence) {
        System.out.println(sentence);
    }

    /** Another process runs it or is just starting it. */
    private static int alreadyThere(Layout layout) {
        System.out.println("The platform is running already (./zugang down ends it).");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANOTHERS_START_SECONDS);
        while (System.nanoTime() < deadline && Claim.isTaken(layout.lock())) {
            Optional<Endpoints> endpoints = layout.endpoints().read(Endpoints.class);
            if (endpoints.isPresent()) {
                Table.print(System.out, endpoints.get(), new Figures(layout));
                return 0;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
        throw new CannotStart("another ./zugang up did not get ready; its log: "
                + layout.logs().resolve("launcher.log") + ". Try ./zugang down and again.");
    }
}
