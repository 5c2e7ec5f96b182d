package de.zugang.sandbox.command;

import de.zugang.sandbox.endpoints.Endpoints;
import de.zugang.sandbox.endpoints.TechnicalUser;
import java.io.PrintStream;

/** What a person needs once the platform runs. */
final class Table {

    private Table() {}

    static void print(PrintStream out, Endpoints at, Figures figures) {
        out.println();
        figures.readyMs().ifPresent(ms -> out.printf("Ready after %.1f s, ", ms / 1000.0));
        out.printf("%d MB resident (targets: 60 s, 4096 MB).%n%n", figures.residentMegabytes());
        row(out, "Desk", at.desk() + "/desk", "customer service and sales");
        row(out, "Try-it portal", at.portal().toString(), "first call of an integrator");
        row(out, "Mailbox and phone", at.outbox().toString(), "what the platform sent");
        row(out, "Gateway", at.gateway() + at.osr(), "on-site-roles");
        row(out, "", at.gateway() + "/ola/v1.0.0", "online authorization data, once the sales lead approved");
        row(out, "Token endpoint", at.token().toString(), "");
        row(out, "Keycloak", at.keycloak().toString(), "realm zugang");
        row(out, "Database", at.database().url(), "user " + at.database().user());
        out.println();
        var users = at.users();
        user(out, "Customer service", users.customerService());
        user(out, "its second person", users.customerService2());
        user(out, "Sales lead", users.salesLead());
        user(out, "Operator", users.operator());
        user(out, "Auditor", users.auditor());
        out.println();
        technicalUser(out, at.technicalUser());
        technicalUser(out, at.otherTechnicalUser());
        out.printf("%nEverything, with secrets: .zugang/endpoints.json. A first call:%n%n%s%n", curl(at));
    }

    private static void row(PrintStream out, String what, String where, String remark) {
        out.printf("  %-18s %-70s %s%n", what, where, remark);
    }

    private static void user(PrintStream out, String what, Endpoints.User user) {
        out.printf("  %-18s %-20s password %s%n", what, user.name(), user.password());
    }

    private static void technicalUser(PrintStream out, TechnicalUser user) {
        out.printf(
                "  %-18s %-38s %s, customer %s%n",
                "Technical user", user.name(), user.clientId(), String.join(", ", user.customerNumbers()));
    }

    private static String curl(Endpoints at) {
        TechnicalUser user = at.technicalUser();
        return """
                  curl -u %s:%s \\
                    -H 'Ocp-Apim-Subscription-Key: %s' \\
                    %s%s/billingunits/654321/residentialunits/0001/on-site-roles""".formatted(user.clientId(), user.clientSecret(), user.subscriptionKey(), at.gateway(), at.osr());
    }
}
