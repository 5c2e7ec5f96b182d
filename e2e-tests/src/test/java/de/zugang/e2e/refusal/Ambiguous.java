package de.zugang.e2e.refusal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Requests that two servers in a row could read in two ways, so that what one takes for a body is the next request to the
 * other. Each hides a request where one of the readings has it.
 *
 * @param name what is odd
 * @param bytes as they are sent, in ISO 8859-1
 */
record Ambiguous(String name, String bytes) {

    private static final String CRLF = "\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String HIDDEN = "GET /hidden HTTP/1.1" + CRLF + "Host: a" + CRLF + CRLF;
    private static final String END = "0" + CRLF + CRLF;
    private static final String CHUNK = Integer.toHexString(HIDDEN.length()) + CRLF + HIDDEN + CRLF + END;

    static List<Ambiguous> corpus(String path) {
        String length = "Content-Length: " + HIDDEN.length();
        String all = "Content-Length: " + (END.length() + HIDDEN.length());
        return List.of(
                post(path, "length and coding", all + CRLF + CHUNKED, END + HIDDEN),
                post(path, "coding and length", CHUNKED + CRLF + all, END + HIDDEN),
                post(path, "coding in capitals and length", "TRANSFER-ENCODING: CHUNKED" + CRLF + all, END + HIDDEN),
                post(path, "coding with a tab", "Transfer-Encoding:\tchunked" + CRLF + all, END + HIDDEN),
                post(path, "coding with a vertical tab", "Transfer-Encoding:\u000bchunked" + CRLF + all, END + HIDDEN),
                post(path, "blank before the colon", "Transfer-Encoding : chunked" + CRLF + all, END + HIDDEN),
                post(path, "folded coding", "Transfer-Encoding:" + CRLF + " chunked" + CRLF + all, END + HIDDEN),
                post(path, "coding in a fold", "X-A: b" + CRLF + " " + CHUNKED + CRLF + all, END + HIDDEN),
                post(path, "unknown coding", "Transfer-Encoding: xchunked" + CRLF + length, HIDDEN),
                post(path, "quoted coding", "Transfer-Encoding: \"chunked\"" + CRLF + length, HIDDEN),
                post(path, "identity and length", "Transfer-Encoding: identity" + CRLF + length, HIDDEN),
                post(path, "coding list", "Transfer-Encoding: gzip, chunked" + CRLF + all, END + HIDDEN),
                post(path, "chunked not last", "Transfer-Encoding: chunked, identity" + CRLF + all, END + HIDDEN),
                post(path, "coding twice", CHUNKED + CRLF + CHUNKED + CRLF + all, END + HIDDEN),
                post(path, "two codings", CHUNKED + CRLF + "Transfer-Encoding: x" + CRLF + all, END + HIDDEN),
                post(path, "two lengths", "Content-Length: 0" + CRLF + length, HIDDEN),
                post(path, "two lengths, the longer first", length + CRLF + "Content-Length: 0", HIDDEN),
                post(path, "list of lengths", "Content-Length: 0, " + HIDDEN.length(), HIDDEN),
                post(path, "length with a sign", "Content-Length: +" + HIDDEN.length(), HIDDEN),
                post(path, "length in hex", "Content-Length: 0x" + Integer.toHexString(HIDDEN.length()), HIDDEN),
                post(path, "negative length", "Content-Length: -1", HIDDEN),
                post(path, "length beyond all numbers", "Content-Length: 99999999999999999999", HIDDEN),
                post(path, "length with a blank inside", "Content-Length: 1 " + HIDDEN.length(), HIDDEN),
                post(path, "length behind a bare LF", "X-A: b\n" + length, HIDDEN),
                post(path, "coding behind a bare LF and length", "X-A: b\n" + CHUNKED + CRLF + all, END + HIDDEN),
                post(path, "length behind a bare CR", "X-A: b\r" + length, HIDDEN),
                post(path, "length behind a NUL", "X-A: b\u0000" + CRLF + length, HIDDEN),
                post(path, "name with a NUL", "Content-Length\u0000: 0" + CRLF + length, HIDDEN),
                post(path, "chunk size with a sign", CHUNKED, "+" + CHUNK),
                post(path, "chunk size with a prefix", CHUNKED, "0x" + CHUNK),
                post(path, "chunk size beyond all numbers", CHUNKED, "ffffffffffffffff0" + CRLF + HIDDEN),
                post(path, "negative chunk size", CHUNKED, "-1" + CRLF + HIDDEN),
                post(path, "chunk longer than said", CHUNKED, "1" + CRLF + "xy" + CRLF + END.strip() + HIDDEN),
                post(path, "chunk ended by nothing", CHUNKED, "2" + CRLF + "{}" + "0" + CRLF + HIDDEN),
                post(path, "LF in a chunk extension", CHUNKED, "2;a\nb" + CRLF + "{}" + CRLF + "1" + CRLF + HIDDEN),
                post(path, "a request in the trailer", CHUNKED, "0" + CRLF + "X-A: b" + CRLF + " " + HIDDEN),
                new Ambiguous(
                        "coding of HTTP/1.0",
                        "POST " + path + " HTTP/1.0" + CRLF + "Host: a" + CRLF + CHUNKED + CRLF + all + CRLF + CRLF
                                + END + HIDDEN),
                new Ambiguous(
                        "a body of a GET",
                        "GET " + path + " HTTP/1.1" + CRLF + "Host: a" + CRLF + length + CRLF + CHUNKED + CRLF + CRLF
                                + END + HIDDEN),
                new Ambiguous(
                        "two hosts",
                        "GET " + path + " HTTP/1.1" + CRLF + "Host: a" + CRLF + "Host: b" + CRLF + length + CRLF + CRLF
                                + HIDDEN),
                new Ambiguous("no host", "GET " + path + " HTTP/1.1" + CRLF + length + CRLF + CRLF + HIDDEN),
                new Ambiguous("HTTP/2 without TLS", "PRI * HTTP/2.0" + CRLF + CRLF + "SM" + CRLF + CRLF + HIDDEN));
    }

    byte[] toBytes() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Ambiguous post(String path, String name, String header, String body) {
        return new Ambiguous(
                name, "POST " + path + " HTTP/1.1" + CRLF + "Host: a" + CRLF + header + CRLF + CRLF + body);
    }

    @Override
    public String toString() {
        return name;
    }
}
