package de.zugang.gateway.route;

import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.catalogue.Catalogue;
import java.util.List;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import reactor.core.publisher.Flux;

/** One route an API. It matches what was admitted to this API and nothing else; a path alone never gets through. */
final class Routes implements RouteLocator {

    private static final int CONNECT_MILLIS = 2000;

    private final List<Route> routes;

    Routes(Catalogue catalogue) {
        this.routes = catalogue.apis().stream().map(Routes::route).toList();
    }

    @Override
    public Flux<Route> getRoutes() {
        return Flux.fromIterable(routes);
    }

    private static Route route(Api api) {
        return Route.async()
                .id(api.name())
                .uri(api.upstream())
                .predicate(exchange -> api.equals(Onward.admittedTo(exchange)))
                .metadata(RouteMetadataUtils.CONNECT_TIMEOUT_ATTR, CONNECT_MILLIS)
                .metadata(
                        RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                        api.responseTimeout().toMillis())
                .build();
    }
}
