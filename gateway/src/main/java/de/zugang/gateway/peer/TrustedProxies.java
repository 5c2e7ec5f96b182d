package de.zugang.gateway.peer;

import java.net.InetAddress;
import java.util.List;

/**
 * The proxies in front of this gateway whose word about the caller counts. Everybody else's headers about addresses are
 * not read at all.
 */
public final class TrustedProxies {

    private final List<AddressBlock> blocks;

    public TrustedProxies(List<AddressBlock> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    public boolean none() {
        return blocks.isEmpty();
    }

    public boolean trusts(InetAddress address) {
        for (var block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The address that the caller itself has. Each proxy appends who spoke to it, so the list is read from its end, and as
     * far as the proxies go: what stands before an address that is no proxy's was sent by somebody who is not believed.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the values of {@code X-Forwarded-For} in their order
     */
    public InetAddress caller(InetAddress peer, List<String> forwardedFor) {
        if (blocks.isEmpty()) {
            return peer;
        }
        var caller = peer;
        for (int line = forwardedFor.size() - 1; line >= 0; line--) {
            String[] hops = forwardedFor.get(line).split(",", -1);
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                if (!trusts(caller)) {
                    return caller;
                }
                try {
                    caller = InetAddress.ofLiteral(hops[hop].strip());
                } catch (IllegalArgumentException noAddress) {
                    return caller;
                }
            }
        }
        return caller;
    }
}
