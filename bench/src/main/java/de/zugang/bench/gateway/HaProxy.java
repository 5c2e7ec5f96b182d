package de.zugang.bench.gateway;

import de.zugang.bench.machine.Tool;
import java.util.List;
import java.util.stream.Collectors;

/** HAProxy that looks keys up in a map; one thread. */
final class HaProxy {

    private HaProxy() {}

    static Listener keyMap(Site site, Population population, Listener upstream) {
        int port = Site.port();
        site.write(
                "haproxy.map",
                population.all().stream()
                        .map(user -> user.key() + " " + user.name() + "\n")
                        .collect(Collectors.joining()));
        var file = site.write("haproxy.cfg", """
                global
                  nbthread 1
                  maxconn 4096
                defaults
                  mode http
                  timeout connect 2s
                  timeout client 60s
                  timeout server 10s
                  option http-keep-alive
                  http-reuse always
                frontend gate
                  bind 127.0.0.1:%d
                  http-request deny deny_status 401 unless { req.hdr(Ocp-Apim-Subscription-Key),map_str(%s/haproxy.map) -m found }
                  http-request del-header Ocp-Apim-Subscription-Key
                  default_backend service
                backend service
                  server upstream 127.0.0.1:%d
                """.formatted(port, site.work(), upstream.port()));
        return site.program("haproxy", List.of(Tool.HAPROXY.path().toString(), "-db", "-f", file.toString()), port);
    }
}
