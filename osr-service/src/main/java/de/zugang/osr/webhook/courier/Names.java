package de.zugang.osr.webhook.courier;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where addresses of names come from: the system's resolver. */
@FunctionalInterface
public interface Names {

    /** At least one address. */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
