package de.zugang.osr.webhook.courier;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those of the public internet, by the special-purpose registries of IANA (RFC 6890), and
 * what is configured. Loopback, private, shared (CGNAT), link-local with the metadata services of clouds, unique local,
 * multicast, documentation and reserved addresses are none, nor are those that carry an IPv4 address inside.
 */
public final class AddressRules {

    private static final List<Network> NOT_PUBLIC_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // the metadata service of a cloud, at an address that looks public
            "168.63.129.16/32");

    /** Unicast addresses are given from here; mapped, translated (64:ff9b::/96), local and multicast ones are outside. */
    private static final Network PUBLIC_IPV6 = Network.parse("2000::/3");

    private static final List<Network> NOT_PUBLIC_IPV6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> allowed;
    private final List<Network> denied;

    /**
     * Rules with exceptions in CIDR form.
     *
     * @param allowed may be called although they are not public
     * @param denied may not be called whatever else is said, for example an operator's own public addresses
     */
    public AddressRules(List<String> allowed, List<String> denied) {
        this.allowed = allowed.stream().map(Network::parse).toList();
        this.denied = denied.stream().map(Network::parse).toList();
    }

    /** Whether the address may be called. */
    public boolean allow(InetAddress address) {
        return !isIn(denied, address) && (isIn(allowed, address) || isPublic(address));
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? !isIn(NOT_PUBLIC_IPV4, address)
                : PUBLIC_IPV6.contains(address) && !isIn(NOT_PUBLIC_IPV6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
