/** Passes one of four operations on to the gateway or the token endpoint, and nothing to anywhere else. */
@NullMarked
package de.zugang.tryit.relay;

import org.jspecify.annotations.NullMarked;
