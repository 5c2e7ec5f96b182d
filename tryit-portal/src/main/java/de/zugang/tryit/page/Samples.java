package de.zugang.tryit.page;

import de.zugang.catalogue.PublishedApi;
import de.zugang.catalogue.PublishedOperation;
import java.net.URI;

/** First requests for an API, made from its contract. Credentials are variables, as in the portal's other commands. */
final class Samples {

    private final URI gateway;

    Samples(URI gateway) {
        this.gateway = gateway;
    }

    String curl(PublishedApi api) {
        PublishedOperation operation = api.sample();
        return String.join(
                " \\\n  ",
                (operation.method().equals("GET") ? "curl -sS -i '" : "curl -sS -i -X " + operation.method() + " '")
                        + gateway + operation.path() + "'",
                authorization(api),
                "-H \"Ocp-Apim-Subscription-Key: $SUBSCRIPTION_KEY\"");
    }

    /** With the client of the artefact {@code de.zugang:api-clients}; empty: there is none. */
    String java(PublishedApi api) {
        if (api.client() == null) {
            return "";
        }
        PublishedOperation operation = api.sample();
        return """
                // de.zugang:api-clients
                import %1$s.ApiClient;
                import %1$s.api.%2$sApi;

                var client = new ApiClient().setBasePath("%3$s%4$s");
                client.setApiKey(System.getenv("SUBSCRIPTION_KEY"));
                client.setBearerToken(System.getenv("ACCESS_TOKEN"));
                var api = new %2$sApi(client);
                // for example api.%5$s(…)
                """.formatted(
                api.client(), operation.tag(), gateway, api.contract().basePath(), operation.id()).strip();
    }

    /** With the package {@code @zugang/clients}; empty: there is none. Its parts are named like the folders of contracts. */
    String typeScript(PublishedApi api) {
        if (api.client() == null) {
            return "";
        }
        PublishedOperation operation = api.sample();
        String contract = api.contract().path();
        return """
                // @zugang/clients
                import { Configuration, %1$sApi } from '@zugang/clients/%2$s';

                const api = new %1$sApi(new Configuration({
                  basePath: '%3$s%4$s',
                  apiKey: process.env.SUBSCRIPTION_KEY,
                  accessToken: process.env.ACCESS_TOKEN,
                }));
                // for example await api.%5$s({ … })
                """.formatted(
                operation.tag(),
                contract.substring(0, contract.indexOf('/')),
                gateway,
                api.contract().basePath(),
                operation.id()).strip();
    }

    private static String authorization(PublishedApi api) {
        return api.credentials().contains(PublishedApi.Credential.BEARER)
                ? "-H \"Authorization: Bearer $ACCESS_TOKEN\""
                : "-u \"$CLIENT_ID:$CLIENT_SECRET\"";
    }
}
