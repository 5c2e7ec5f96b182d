/** A whole surroundings for the gateway: realm, feed and service as real HTTP servers, and tokens of every kind. */
@NullMarked
package de.zugang.gateway.testbed;

import org.jspecify.annotations.NullMarked;
