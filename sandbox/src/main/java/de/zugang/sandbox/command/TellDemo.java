package de.zugang.sandbox.command;

import de.zugang.sandbox.demo.Demo;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.platform.Layout;
import java.nio.file.Path;
import java.util.ArrayList;

/** {@code demo}: the stories against the running platform. */
record TellDemo(Path root) {

    private static final long READY_TARGET_SECONDS = 60;
    private static final long MEMORY_TARGET = 4096;

    int run(Arguments arguments) {
        boolean json = !arguments.isEmpty() && arguments.next().equals("--json");
        arguments.nothingMore();
        var layout = new Layout(root.resolve(".zugang"));
        Endpoints endpoints = new Present(layout).endpoints();
        var figures = new Figures(layout);
        var told = new ArrayList<Demo.Figure>();
        figures.readyMs().ifPresent(ms -> told.add(Demo.Figure.time("start to ready", ms, READY_TARGET_SECONDS)));
        long resident = figures.residentMegabytes();
        told.add(new Demo.Figure(
                "resident memory",
                0,
                resident <= MEMORY_TARGET,
                resident + " MB; target: at most " + MEMORY_TARGET + " MB"));
        var demo = new Demo(endpoints, root.resolve("api-spec/on-site-roles/v1/examples"), told);
        return demo.tell(System.out, json) ? 0 : 1;
    }
}
