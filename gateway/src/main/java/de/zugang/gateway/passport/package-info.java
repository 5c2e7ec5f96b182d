/** The gateway's own short-lived statement to a service about who calls. Imports {@code subscription} and {@code catalogue}. */
@NullMarked
package de.zugang.gateway.passport;

import org.jspecify.annotations.NullMarked;
