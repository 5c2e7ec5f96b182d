package de.zugang.sandbox.command;

import de.zugang.sandbox.demo.Demo;
import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.platform.Layout;
import java.nio.file.Path;
import java.util.ArrayList;

/** {@code demo}: both stories against the running platform. */
record TellDemo(Path root) {

    int run(Arguments arguments) {
        boolean json = !arguments.isEmpty() && arguments.next().equals("--json");
        arguments.nothingMore();
        var layout = new Layout(root.resolve(".zugang"));
        Endpoints endpoints = new Present(layout).endpoints();
        var figures = new Figures(layout);
        var told = new ArrayList<Demo.Figure>();
        figures.readyMs().ifPresent(ms -> told.add(new Demo.Figure("start to ready", ms, "target: at most 60 s")));
        told.add(new Demo.Figure("resident memory", 0, figures.residentMegabytes() + " MB; target: at most 4096 MB"));
        var demo = new Demo(endpoints, root.resolve("api-spec/on-site-roles/v1/examples"), told);
        return demo.tell(System.out, json) ? 0 : 1;
    }
}
