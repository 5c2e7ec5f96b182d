/** A real Keycloak: prepared once per machine, so that it starts in seconds; and the realm of this platform. */
@NullMarked
package de.zugang.sandbox.keycloak;

import org.jspecify.annotations.NullMarked;
