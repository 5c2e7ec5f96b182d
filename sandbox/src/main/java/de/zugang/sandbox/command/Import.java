package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.journey.Answer;
import de.zugang.sandbox.journey.Http;
import de.zugang.sandbox.journey.Tokens;
import de.zugang.sandbox.platform.CannotStart;
import de.zugang.sandbox.platform.Layout;
import de.zugang.sandbox.platform.Register;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code import FILE}: loads billing units, one JSON object a line. */
record Import(Path root) {

    private static final int REFUSED = 400;

    int run(Arguments arguments) {
        Path file = Path.of(arguments.valueOf("import"));
        arguments.nothingMore();
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(file + " is not there or not a file");
        }
        var layout = new Layout(root.resolve(".zugang"));
        Endpoints endpoints = new Present(layout).endpoints();
        var http = new Http();
        try {
            String token =
                    new Tokens(http, endpoints.token()).staff(endpoints.users().operator());
            Answer answer = Register.of(http, endpoints).load(token, file);
            System.out.println(answer.body());
            return answer.status() < REFUSED ? 0 : 1;
        } catch (FileNotFoundException gone) {
            throw new CannotStart(file + " is gone");
        }
    }
}
