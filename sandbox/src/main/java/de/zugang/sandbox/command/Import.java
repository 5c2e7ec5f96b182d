package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import de.zugang.sandbox.register.Failed;
import de.zugang.sandbox.register.LoadFile;
import de.zugang.sandbox.register.Register;
import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;

/** {@code import FILE}: loads billing units into the running platform. */
record Import(Path root) {

    int run(Arguments words) {
        LoadFile.Options options = ImportArguments.of(words).options();
        Endpoints endpoints = new Present(new Layout(root.resolve(".zugang"))).endpoints();
        var tokens = new Tokens(new Http(), endpoints.token());
        var register =
                Register.of(endpoints, () -> tokens.staff(endpoints.users().operator()));
        var stopped = new Thread(() -> System.err.println("\nStopped. The same command goes on where it was."));
        Runtime.getRuntime().addShutdownHook(stopped);
        try {
            return new LoadFile(register, System.out, isTerminal()).run(options);
        } catch (Failed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopped);
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
