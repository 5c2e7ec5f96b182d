package de.zugang.osr.webhook.courier;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of addresses in CIDR form, for example {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param address its first address; 4 or 16 bytes
 * @param bits how many leading bits all its addresses share
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look inside
record Network(byte[] address, int bits) {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F.:]+)/([0-9]{1,3})");

    /**
     * Reads the CIDR form.
     *
     * @throws IllegalArgumentException if it is not
     */
    static Network parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw notANetwork(text);
        }
        byte[] address = InetAddress.ofLiteral(form.group(1)).getAddress();
        int bits = Integer.parseInt(form.group(2));
        if (bits > address.length * Byte.SIZE) {
            throw notANetwork(text);
        }
        return new Network(address, bits);
    }

    private static IllegalArgumentException notANetwork(String text) {
        return new IllegalArgumentException("network: " + text + " (expected: CIDR form, for example 192.0.2.0/24)");
    }

    boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        return Arrays.equals(bytes, 0, whole, address, 0, whole)
                && (rest == 0 || (bytes[whole] ^ address[whole]) >> (Byte.SIZE - rest) == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && bits == network.bits && Arrays.equals(address, network.address);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(address) + bits;
    }
}
