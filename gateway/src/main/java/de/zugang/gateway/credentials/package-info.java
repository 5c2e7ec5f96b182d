/**
 * Who calls, proven by a token of Keycloak or by client id and secret, out of this node's memory. Imports
 * {@code subscription}, {@code snapshot} and {@code refusal}.
 */
@NullMarked
package de.zugang.gateway.credentials;

import org.jspecify.annotations.NullMarked;
