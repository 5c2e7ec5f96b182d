package de.zugang.sandbox.command;

import de.zugang.sandbox.customers.CustomerFile;
import de.zugang.sandbox.customers.CustomerImport;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.journey.Unexpected;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code customers FILE}: brings customers into the register of the running platform. */
record CustomersCommand(Path root) {

    private static final int DONE = 0;
    private static final int REFUSED = 3;

    int run(Arguments words) {
        if (words.isEmpty()) {
            throw new Arguments.Wrong("customers needs a file");
        }
        var file = Path.of(words.next());
        words.nothingMore();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotStart(file + " is not there or may not be read");
        }
        var endpoints = new Present(new Layout(root.resolve(".zugang"))).endpoints();
        var http = new Http();
        var tokens = new Tokens(http, endpoints.token());
        try {
            return tell(new CustomerImport(
                            http,
                            endpoints.desk(),
                            () -> tokens.staff(endpoints.users().operator()))
                    .run(new CustomerFile(file)));
        } catch (CustomerFile.Malformed | Unexpected failed) {
            throw new CannotStart(String.valueOf(failed.getMessage()));
        }
    }

    private static int tell(CustomerImport.Report report) {
        System.out.printf("%d added, %d changed, %d unchanged%n", report.added(), report.changed(), report.unchanged());
        report.refused().forEach(line -> System.out.println("✗ " + line));
        return report.refused().isEmpty() ? DONE : REFUSED;
    }
}
