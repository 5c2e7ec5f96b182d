package de.zugang.gateway.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Networks that a technical user's calls may come from; none listed: from anywhere. IPv4 and IPv6 are different worlds: an
 * IPv4 address that is written as an IPv6 one is the IPv4 one.
 */
public final class Networks {

    public static final Networks ANYWHERE = new Networks(List.of());

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final List<Network> listed;

    private Networks(List<Network> listed) {
        this.listed = listed;
    }

    /**
     * From CIDR notation, for example {@code 203.0.113.0/24} or {@code 2001:db8::/32}.
     *
     * @throws IllegalArgumentException for anything else; a name is never looked up
     */
    @JsonCreator
    public static Networks parse(List<String> cidrs) {
        return cidrs.isEmpty()
                ? ANYWHERE
                : new Networks(cidrs.stream().map(Network::parse).toList());
    }

    /** Whether a call from this address passes. */
    public boolean admit(InetAddress address) {
        if (listed.isEmpty()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        for (var network : listed) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    @JsonValue
    public List<String> cidrs() {
        return listed.stream().map(Network::cidr).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Networks networks && cidrs().equals(networks.cidrs());
    }

    @Override
    public int hashCode() {
        return cidrs().hashCode();
    }

    @Override
    public String toString() {
        return cidrs().toString();
    }

    private static final class Network {

        private final String cidr;
        private final byte[] address;
        private final int prefix;

        Network(String cidr, byte[] address, int prefix) {
            this.cidr = cidr;
            this.address = address;
            this.prefix = prefix;
        }

        String cidr() {
            return cidr;
        }

        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("network: " + cidr + " (expected: <address>/<prefix>)");
            }
            String literal = cidr.substring(0, slash);
            if (literal.indexOf(':') < 0 && !DOTTED.matcher(literal).matches()) {
                throw new IllegalArgumentException("network: " + cidr + " (expected: four numbers before the slash)");
            }
            byte[] address = InetAddress.ofLiteral(literal).getAddress();
            int prefix = Integer.parseInt(cidr.substring(slash + 1));
            if (prefix < 0 || prefix > address.length * Byte.SIZE) {
                throw new IllegalArgumentException(
                        "network: " + cidr + " (expected: prefix 0 to " + address.length * Byte.SIZE + ")");
            }
            return new Network(cidr, address, prefix);
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = prefix / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (other[i] != address[i]) {
                    return false;
                }
            }
            int rest = prefix % Byte.SIZE;
            int mask = 0xFF << (Byte.SIZE - rest);
            return rest == 0 || ((other[whole] ^ address[whole]) & mask & 0xFF) == 0;
        }
    }
}
