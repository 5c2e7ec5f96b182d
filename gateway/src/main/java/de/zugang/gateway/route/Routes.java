package de.zugang.gateway.route;

import de.zugang.gateway.catalogue.Api;
import de.zugang.gateway.catalogue.Catalogue;
import java.util.List;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import reactor.core.publisher.Flux;

/**
 * One route an API: where its service is, and how long it may take; {@link Passage} goes by it. For Spring Cloud Gateway
 * itself it matches nothing, so that there is one way to a service and not two.
 */
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

    List<Route> all() {
        return routes;
    }

    private static Route route(Api api) {
        return Route.async()
                .id(api.name())
                .uri(api.upstream())
                .predicate(exchange -> false)
                .metadata(RouteMetadataUtils.CONNECT_TIMEOUT_ATTR, CONNECT_MILLIS)
                .metadata(
                        RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR,
                        api.responseTimeout().toMillis())
                .build();
    }
}
