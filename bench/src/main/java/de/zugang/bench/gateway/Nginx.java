package de.zugang.bench.gateway;

import de.zugang.bench.machine.Tool;
import java.util.List;
import java.util.stream.Collectors;

/** nginx as the upstream of all, and as a proxy that looks keys up. One process, so that it is one core's work. */
final class Nginx {

    private Nginx() {}

    /** Answers everything with the same 670 bytes of JSON. */
    static Listener upstream(Site site) {
        int port = Site.port();
        return start(site, "upstream", port, """
                  server { listen 127.0.0.1:%d; default_type application/json; location / { return 200 '%s'; } }
                }
                """.formatted(port, answer()));
    }

    /** Lets through who has a known key. */
    static Listener keyMap(Site site, Population population, Listener upstream) {
        int port = Site.port();
        site.write(
                "keys.map",
                population.all().stream()
                        .map(user -> user.key() + " " + user.name() + ";\n")
                        .collect(Collectors.joining()));
        return start(site, "nginx", port, """
                  map_hash_max_size 65536; map_hash_bucket_size 128;
                  map $http_ocp_apim_subscription_key $technical_user { default ""; include %s/keys.map; }
                  upstream service { server 127.0.0.1:%d; keepalive 128; keepalive_requests 1000000000; }
                  server {
                    listen 127.0.0.1:%d;
                    location / {
                      if ($technical_user = "") { return 401; }
                      proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Ocp-Apim-Subscription-Key "";
                      proxy_pass http://service;
                    }
                  }
                }
                """.formatted(site.work(), upstream.port(), port));
    }

    private static Listener start(Site site, String name, int port, String rest) {
        String head = """
                daemon off; master_process off; worker_processes 1; pid %1$s/%2$s.pid; error_log %1$s/%2$s.err warn;
                events { worker_connections 4096; }
                http {
                  access_log off; keepalive_requests 1000000000; keepalive_timeout 300s;
                  client_body_temp_path %1$s/%2$s-body; proxy_temp_path %1$s/%2$s-proxy; fastcgi_temp_path %1$s/%2$s-fastcgi;
                  uwsgi_temp_path %1$s/%2$s-uwsgi; scgi_temp_path %1$s/%2$s-scgi;
                """.formatted(site.work(), name);
        var file = site.write(name + ".conf", head + rest);
        return site.program(
                name, List.of(Tool.NGINX.path().toString(), "-p", site.work().toString(), "-c", file.toString()), port);
    }

    /** As long as what osr-service says about a residential unit with a role. */
    private static String answer() {
        String start = "{\"billingunit\":\"100001\",\"residentialunit\":\"0001\",\"roles\":[\"";
        String end = "\"]}";
        return start + "x".repeat(670 - start.length() - end.length()) + end;
    }
}
