package de.zugang.osr.webhook;

import de.zugang.osr.webhook.courier.AddressRules;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What can be said about an address without asking anybody. Names are not resolved here: what they resolve to counts when
 * a connection is made, and an answer now would tell strangers which names our network knows.
 */
@Component
class EndpointUrls {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");

    private final boolean allowHttp;
    private final List<PortRange> ports;
    private final AddressRules rules;

    EndpointUrls(WebhookProperties properties, AddressRules rules) {
        this.allowHttp = properties.allowHttp();
        this.ports = properties.ports();
        this.rules = rules;
    }

    /** What is wrong with it, without repeating it; empty if nothing is. */
    Optional<String> fault(String text) {
        if (!PRINTABLE.matcher(text).matches()) {
            return Optional.of("visible ASCII characters are expected");
        }
        try {
            return Optional.ofNullable(fault(new URI(text)));
        } catch (URISyntaxException notAnAddress) {
            return Optional.of("a URL is expected");
        }
    }

    private @org.jspecify.annotations.Nullable String fault(URI url) {
        boolean isSecure = "https".equalsIgnoreCase(url.getScheme());
        boolean isPlain = "http".equalsIgnoreCase(url.getScheme());
        if (!isSecure && !(isPlain && allowHttp)) {
            return "https is expected";
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return "a host is expected, and neither user, password nor fragment";
        }
        int port = url.getPort() >= 0 ? url.getPort() : isSecure ? 443 : 80;
        if (ports.stream().noneMatch(range -> range.contains(port))) {
            return "the port is not allowed";
        }
        return isForbiddenLiteral(url.getHost()) ? "the address is not allowed" : null;
    }

    private boolean isForbiddenLiteral(String host) {
        if (!LITERAL.matcher(host).matches()) {
            return false;
        }
        try {
            String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return !rules.allow(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notALiteral) {
            return true;
        }
    }
}
