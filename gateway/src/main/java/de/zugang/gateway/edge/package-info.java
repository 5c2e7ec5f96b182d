/**
 * The connection before and beneath a request: framing, time, room, transport. Whatever is refused here is refused without
 * knowing who asks. Imports {@code refusal} and {@code peer}.
 */
@NullMarked
package de.zugang.gateway.edge;

import org.jspecify.annotations.NullMarked;
