package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import de.zugang.sandbox.register.Failed;
import de.zugang.sandbox.register.Register;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** {@code uvi MONTH FILE}: who receives the consumption information of a month. */
record Uvi(Path root) {

    int run(UviArguments arguments) {
        Path target = arguments.target();
        Endpoints endpoints = new Present(new Layout(root.resolve(".zugang"))).endpoints();
        var tokens = new Tokens(new Http(), endpoints.token());
        var register =
                Register.of(endpoints, () -> tokens.staff(endpoints.users().operator()));
        try {
            register.uvi(arguments.month(), target);
        } catch (Failed failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
        System.out.printf(Locale.ROOT, "%s: %,d lines in %s%n", arguments.month(), lines(target), arguments.file());
        return 0;
    }

    /** Without the header. */
    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count() - (file.toString().endsWith(".csv") ? 1 : 0);
        } catch (IOException gone) {
            throw new UncheckedIOException(file + " cannot be read", gone);
        }
    }
}
