package de.zugang.gateway.peer;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * A block of IP addresses as CIDR writes it, for example {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single address is a
 * block of one. IPv4 addresses are held as IPv6 writes them ({@code ::ffff:0:0/96}), so both kinds compare.
 *
 * @param high the first 64 bits; what is beyond the prefix is zero
 * @param low the other 64 bits
 * @param prefix 0 to 128
 */
public record AddressBlock(long high, long low, int prefix) {

    private static final int BITS = 128;
    private static final int BITS_BEFORE_IPV4 = 96;
    private static final long IPV4 = 0xffff_0000_0000L;

    public AddressBlock {
        if (prefix < 0 || prefix > BITS) {
            throw new IllegalArgumentException("prefix: %d (expected: 0 to %d)".formatted(prefix, BITS));
        }
        high &= mask(prefix);
        low &= mask(prefix - Long.SIZE);
    }

    /**
     * Reads CIDR notation. Names are not looked up.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int before = address instanceof Inet4Address ? BITS_BEFORE_IPV4 : 0;
        int prefix = slash < 0 ? BITS : before + Integer.parseInt(text.substring(slash + 1));
        if (prefix < before) {
            throw new IllegalArgumentException("%s (expected: no negative prefix)".formatted(text));
        }
        return of(address, prefix);
    }

    /** The addresses that are probably one party's: 256 of IPv4, a network of 64 bits of IPv6. */
    public static AddressBlock around(InetAddress address) {
        return of(address, address instanceof Inet4Address ? BITS - 8 : BITS - Long.SIZE);
    }

    /** One address of IPv4; of IPv6 what one subscriber has at least. */
    public static AddressBlock ofOneParty(InetAddress address) {
        return of(address, address instanceof Inet4Address ? BITS : BITS - Long.SIZE);
    }

    public boolean contains(InetAddress address) {
        return (high(address) & mask(prefix)) == high && (low(address) & mask(prefix - Long.SIZE)) == low;
    }

    private static AddressBlock of(InetAddress address, int prefix) {
        return new AddressBlock(high(address), low(address), prefix);
    }

    private static long high(InetAddress address) {
        return address instanceof Inet4Address
                ? 0
                : ByteBuffer.wrap(address.getAddress()).getLong(0);
    }

    private static long low(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? IPV4 | Integer.toUnsignedLong(bytes.getInt(0))
                : bytes.getLong(Long.BYTES);
    }

    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }
}
