package de.zugang.osr.webhook.courier;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name while a connection is made, once, and hands on addresses that were checked: the HTTP client connects to
 * exactly these and does not ask again, so a name that answers differently the second time gains nothing. One address
 * that is not allowed spoils them all.
 */
final class CheckedAddresses implements DnsResolver {

    /** Trying more takes too long. */
    private static final int MOST_ADDRESSES = 4;

    private final Names names;
    private final AddressRules rules;

    CheckedAddresses(Names names, AddressRules rules) {
        this.names = names;
        this.rules = rules;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.addresses(host);
        for (InetAddress address : addresses) {
            if (!rules.allow(address)) {
                throw new UnknownHostException("an address of the host is not allowed");
            }
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
