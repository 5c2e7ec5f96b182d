/**
 * What the gateway keeps on its disk to start without anybody's help: sealed with an HMAC, replaced atomically, two
 * generations. Imports {@code subscription}.
 */
@NullMarked
package de.zugang.gateway.snapshot;

import org.jspecify.annotations.NullMarked;
