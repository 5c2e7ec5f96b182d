package de.zugang.onboarding.technicaluser;

import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * A network that calls may come from, in CIDR notation.
 *
 * @param cidr IPv4 or IPv6, for example {@code 203.0.113.0/24} or {@code 2001:db8::/32}
 */
public record Network(String cidr) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?<address>[0-9]{1,3}(?:[.][0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*)/(?<prefix>[0-9]{1,3})");

    public Network {
        var shape = SHAPE.matcher(cidr);
        if (!shape.matches()) {
            throw new IllegalArgumentException("network: " + cidr + " (expected: <IPv4 or IPv6 address>/<prefix>)");
        }
        int bits = InetAddress.ofLiteral(shape.group("address")).getAddress().length * Byte.SIZE;
        if (Integer.parseInt(shape.group("prefix")) > bits) {
            throw new IllegalArgumentException("network: " + cidr + " (expected: prefix 0 to " + bits + ")");
        }
    }

    @Override
    public String toString() {
        return cidr;
    }
}
